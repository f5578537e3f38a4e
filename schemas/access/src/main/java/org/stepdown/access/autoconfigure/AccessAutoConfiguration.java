package org.stepdown.access.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.stepdown.access.admission.ActorInBody;
import org.stepdown.access.limits.BodyLimit;
import org.stepdown.access.limits.RateLimit;
import org.stepdown.access.session.BackChannelSignOut;
import org.stepdown.access.session.NoClientTokens;
import org.stepdown.access.session.Provider;
import org.stepdown.access.session.Sessions;

/** Everything but the filter chains. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(AccessProperties.class)
@Import(AccessChains.class)
class AccessAutoConfiguration {

    @Bean
    AccessSchema accessSchema(DataSource database) {
        return new AccessSchema(database);
    }

    @Bean
    RateLimit accessRateLimit(AccessProperties properties) {
        return new RateLimit(
                properties.requestsPerSecond(), properties.burst(), properties.failuresPerSecond(), System::nanoTime);
    }

    /** In the security chains, where it is known who acts; not once more for itself. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimitOnlyInChains(RateLimit limit) {
        FilterRegistrationBean<RateLimit> registration = new FilterRegistrationBean<>(limit);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> accessBodyLimit(AccessProperties properties) {
        FilterRegistrationBean<BodyLimit> registration =
                new FilterRegistrationBean<>(new BodyLimit(properties.body().toBytes(), properties.bodyTime()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ActorInBody actorInBody() {
        return new ActorInBody();
    }

    @Bean
    JwtDecoder accessTokens(AccessProperties properties) {
        return Tokens.access(properties.issuer(), properties.audience());
    }

    @Bean
    Provider openIdProvider(AccessProperties properties) {
        return new Provider(properties.issuer(), properties.clientId(), () -> secret(properties));
    }

    @Bean
    OAuth2AuthorizedClientRepository noClientTokens() {
        return new NoClientTokens();
    }

    @Bean
    Sessions accessSessions(FindByIndexNameSessionRepository<?> sessions, AccessSchema schema) {
        return new Sessions(sessions);
    }

    @Bean
    BackChannelSignOut backChannelSignOut(AccessProperties properties, Sessions sessions) {
        return new BackChannelSignOut(Tokens.signOut(properties.issuer(), properties.clientId()), sessions);
    }

    private static String secret(AccessProperties properties) {
        if (properties.clientSecretFile() != null) {
            try {
                return Files.readString(properties.clientSecretFile()).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("stepdown.access.client-secret-file can't be read", e);
            }
        }
        if (properties.clientSecret() != null) {
            return properties.clientSecret();
        }
        throw new IllegalStateException(
                "People can't sign in: set stepdown.access.client-secret or stepdown.access.client-secret-file");
    }
}
