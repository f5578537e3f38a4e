package org.stepdown.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.kit.Database;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.notification.timetable.DueWork;
import org.stepdown.vault.autoconfigure.VaultAutoConfiguration;

/** An instance of the service as far as rows and use cases go; its time is what a test says it is. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final TransactionOperations transactions;
    private final List<DueWork> work;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
        transactions = context.getBean(TransactionOperations.class);
        work = context.getBeanProvider(DueWork.class).orderedStream().toList();
    }

    static Instance on(Database database) {
        return new Instance(new SpringApplicationBuilder(Parts.class)
                .profiles("local")
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--stepdown.vault.key-file=" + RealParts.shared().keyFile(),
                        "--stepdown.vault.make-key-file=true",
                        "--spring.main.banner-mode=off"));
    }

    @ComponentScan({
        "org.stepdown.notification.alert.postgres",
        "org.stepdown.notification.audience.postgres",
        "org.stepdown.notification.delivery.postgres",
        "org.stepdown.notification.digest.postgres",
        "org.stepdown.notification.escalation.postgres",
        "org.stepdown.notification.signal.postgres"
    })
    @Import(UseCases.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        VaultAutoConfiguration.class
    })
    static final class Parts {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    void inTransaction(Runnable what) {
        transactions.executeWithoutResult(status -> what.run());
    }

    /** Does all that is due, as often as there is anything. */
    void doDue(Instant now) {
        ToIntFunction<DueWork> once = one -> Objects.requireNonNull(transactions.execute(status -> one.doDue(now)));
        while (work.stream().mapToInt(once).sum() > 0) {
            Thread.onSpinWait();
        }
    }

    Optional<Instant> nextDue() {
        return work.stream().map(DueWork::nextDue).flatMap(Optional::stream).min(Instant::compareTo);
    }

    @Override
    public void close() {
        context.close();
    }
}
