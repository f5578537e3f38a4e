package org.stepdown.issuer;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What tokens say about whom they were given to: who it is, the roles, and the programs and facilities within reach. */
final class TokenContent implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final IssuerProperties properties;

    TokenContent(IssuerProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        JwtClaimsSet.Builder claims = context.getClaims();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(List.of(properties.audience()));
        }
        Authentication principal = context.getPrincipal();
        if (principal == null) {
            return;
        }
        String name = principal.getName();
        properties.publisher(name).ifPresent(publisher -> claims.claim("facilities", publisher.facilities()));
        String account = name.startsWith(IssuerProperties.TOKEN_CLIENT)
                ? name.substring(IssuerProperties.TOKEN_CLIENT.length())
                : name;
        properties
                .person(account)
                .ifPresent(person -> claims.subject(account)
                        .claim(StandardClaimNames.PREFERRED_USERNAME, account)
                        .claim(StandardClaimNames.NAME, person.name())
                        .claim("roles", person.roles())
                        .claim("programs", person.programs())
                        .claim("facilities", person.facilities()));
    }
}
