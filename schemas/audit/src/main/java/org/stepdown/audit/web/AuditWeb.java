package org.stepdown.audit.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.stepdown.audit.autoconfigure.AuditAutoConfiguration;
import org.stepdown.audit.chain.Watch;
import org.stepdown.audit.search.Entries;

/** The audit over HTTP, in whatever serves HTTP. */
@AutoConfiguration(after = AuditAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Configuration(proxyBeanMethods = false)
public class AuditWeb {

    @Bean
    AuditApi auditApi(Entries entries, Watch watch, Environment environment) {
        return new AuditApi(entries, watch, new FhirEvents(service(environment)));
    }

    @Bean
    AuditPage auditPage(Entries entries, Watch watch, Environment environment) {
        ZoneId zone = environment.getProperty("stepdown.face.zone", ZoneId.class, ZoneId.of("America/New_York"));
        return new AuditPage(entries, watch, service(environment), services(environment), zone);
    }

    /** Each has an audit of its own; the one at hand is linked within itself. */
    private static Map<String, String> services(Environment environment) {
        Map<String, String> services = new LinkedHashMap<>();
        List.of("referral:8081", "enrollment:8082", "notification:8083").forEach(one -> {
            String name = one.substring(0, one.indexOf(':'));
            String local = "http://127.0.0.1:" + one.substring(one.indexOf(':') + 1);
            String address = environment.getProperty("stepdown.face." + name, local);
            boolean own = service(environment).equals(name + "-service");
            services.put(name + "-service", (own ? "" : address) + "/audit");
        });
        return services;
    }

    private static String service(Environment environment) {
        return environment.getProperty("spring.application.name", "service");
    }
}
