package org.stepdown.access.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Which tokens are believed. The provider is asked for its keys when the first token comes. */
final class Tokens {

    // RFC 9068 names the first; many providers say only that it is a JWT, or nothing.
    private static final Set<String> ACCESS_TYPES = Set.of("at+jwt", "application/at+jwt", "jwt", "");
    private static final Set<String> SIGN_OUT_TYPES = Set.of("logout+jwt", "jwt", "");

    private Tokens() {}

    static JwtDecoder access(URI issuer, String audience) {
        return decoder(issuer, audience, ACCESS_TYPES);
    }

    static JwtDecoder signOut(URI issuer, String clientId) {
        return decoder(issuer, clientId, SIGN_OUT_TYPES);
    }

    private static JwtDecoder decoder(URI issuer, String audience, Set<String> types) {
        return new SupplierJwtDecoder(() -> {
            // Only signatures that anybody can check with the provider's public key; which ones, the key says.
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer.toString())
                    .validateType(false)
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(),
                    new JwtIssuerValidator(issuer.toString()),
                    new JwtClaimValidator<List<String>>("aud", given -> given != null && given.contains(audience)),
                    new JwtClaimValidator<>("exp", given -> given != null),
                    type(types)));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> type(Set<String> types) {
        return token -> {
            String type = String.valueOf(token.getHeaders().getOrDefault("typ", ""));
            return types.contains(type.toLowerCase(Locale.ROOT))
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(
                            new OAuth2Error("invalid_token", "The token is of another type", null));
        };
    }
}
