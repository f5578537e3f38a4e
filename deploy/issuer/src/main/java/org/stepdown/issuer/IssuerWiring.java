package org.stepdown.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** People, clients and keys. */
@Configuration(proxyBeanMethods = false)
class IssuerWiring {

    private static final int KEY_BITS = 2048;

    @Bean
    Secrets secrets(IssuerProperties properties) {
        return new Secrets(properties.folder());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new SameSecret();
    }

    @Bean
    UserDetailsService people(IssuerProperties properties, Secrets secrets) {
        return new InMemoryUserDetailsManager(properties.people().stream()
                .<UserDetails>map(person -> User.withUsername(person.account())
                        .password(secrets.of(person.account()))
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository clients(IssuerProperties properties, Secrets secrets) {
        return Clients.of(properties, secrets);
    }

    @Bean
    JWKSource<SecurityContext> keys(Secrets secrets) throws ParseException {
        return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(secrets.kept("key.json", IssuerWiring::freshKey))));
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    TokenContent tokenContent(IssuerProperties properties) {
        return new TokenContent(properties);
    }

    @Bean
    BackChannel backChannel(IssuerProperties properties, JwtEncoder encoder, Clock clock) {
        return new BackChannel(properties, encoder, clock);
    }

    @Bean
    AuthorizationServerSettings settings(IssuerProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.url().toString())
                .build();
    }

    private static String freshKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key could be made", e);
        }
    }
}
