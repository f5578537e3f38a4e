package org.stepdown.access.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Defaults of other libraries' settings that access relies on; anything the application sets wins. */
final class AccessDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("stepdown.access.client-id", "${spring.application.name}"),
            // Cookies know no ports: services on one host would take each other's away.
            Map.entry("server.servlet.session.cookie.name", "${spring.application.name}"),
            Map.entry("server.servlet.session.cookie.http-only", "true"),
            // Lax, since people come back from the provider by a redirect from another site.
            Map.entry("server.servlet.session.cookie.same-site", "lax"),
            Map.entry("server.servlet.session.timeout", "30m"),
            Map.entry("spring.session.jdbc.table-name", "access.spring_session"),
            Map.entry("spring.session.jdbc.initialize-schema", "never"),
            // What pages are made of is kept by browsers, and asked for anew only when it has changed.
            Map.entry("spring.web.resources.cache.cachecontrol.no-cache", "true"),
            Map.entry("server.max-http-request-header-size", "16KB"),
            Map.entry("server.tomcat.connection-timeout", "20s"),
            Map.entry("spring.jackson.factory.constraints.read.max-nesting-depth", "100"),
            Map.entry("spring.jackson.factory.constraints.read.max-string-length", "1000000"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("accessDefaults", DEFAULTS));
    }
}
