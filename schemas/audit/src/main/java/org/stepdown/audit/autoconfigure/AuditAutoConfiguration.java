package org.stepdown.audit.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.stepdown.audit.Audit;
import org.stepdown.audit.chain.Bell;
import org.stepdown.audit.chain.Sealer;
import org.stepdown.audit.chain.Sealing;
import org.stepdown.audit.chain.Verifier;
import org.stepdown.audit.chain.Watch;
import org.stepdown.audit.requests.AuditRoutes;
import org.stepdown.audit.requests.EntryQueue;
import org.stepdown.audit.requests.RequestAudit;
import org.stepdown.audit.requests.Routes;
import org.stepdown.audit.requests.SignIns;
import org.stepdown.audit.requests.WhoActs;
import org.stepdown.audit.search.Entries;

/** Entries, their chain, and the audit of requests. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@EnableConfigurationProperties(AuditProperties.class)
public class AuditAutoConfiguration {

    @Bean
    AuditSchema auditSchema(DataSource database) {
        return new AuditSchema(database);
    }

    @Bean
    Bell auditBell() {
        return new Bell();
    }

    @Bean
    @ConditionalOnMissingBean
    Audit audit(AuditSchema schema, JdbcTemplate jdbc, Bell bell, MeterRegistry meters) {
        return new Audit(jdbc, bell, meters);
    }

    @Bean
    Sealer auditSealer(AuditSchema schema, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Sealer(jdbc, own(transactions));
    }

    @Bean
    Sealing auditSealing(
            Sealer sealer, JdbcTemplate jdbc, Bell bell, AuditProperties properties, MeterRegistry meters) {
        return new Sealing(sealer, jdbc, bell, properties.look(), meters);
    }

    @Bean
    Watch auditWatch(
            AuditSchema schema,
            DataSource database,
            ObjectProvider<Clock> clock,
            AuditProperties properties,
            MeterRegistry meters) {
        return new Watch(
                new Verifier(database),
                clock.getIfAvailable(Clock::systemUTC),
                properties.verify(),
                properties.verifyAll(),
                properties.anchor(),
                meters);
    }

    @Bean
    Entries auditEntries(AuditSchema schema, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Entries(jdbc, own(transactions));
    }

    /** Of its own, whatever the caller is in the middle of. */
    private static TransactionTemplate own(PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    /** Where there are requests. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Requests {

        // Around the security chain, whose order is -100.
        private static final int AROUND_SECURITY = -101;

        @Bean
        @ConditionalOnMissingBean
        AuditRoutes auditRoutes() {
            return new AuditRoutes();
        }

        @Bean
        EntryQueue auditQueue(
                Audit audit,
                PlatformTransactionManager transactions,
                ObjectProvider<Clock> clock,
                MeterRegistry meters) {
            return new EntryQueue(audit, own(transactions), clock.getIfAvailable(Clock::systemUTC), meters);
        }

        @Bean
        SignIns auditedSignIns(EntryQueue entries, ObjectProvider<Clock> clock) {
            return new SignIns(entries, clock.getIfAvailable(Clock::systemUTC));
        }

        @Bean
        FilterRegistrationBean<RequestAudit> requestAudit(
                EntryQueue entries,
                AuditRoutes routes,
                ObjectProvider<RequestMappingHandlerMapping> mappings,
                ObjectProvider<Clock> clock) {
            FilterRegistrationBean<RequestAudit> registration = new FilterRegistrationBean<>(new RequestAudit(
                    entries, routes, new Routes(mappings::stream), clock.getIfAvailable(Clock::systemUTC)));
            registration.setOrder(AROUND_SECURITY);
            return registration;
        }

        @Bean
        Customizer<HttpSecurity> auditedChains() {
            return http -> http.addFilterBefore(new WhoActs(), AuthorizationFilter.class);
        }
    }
}
