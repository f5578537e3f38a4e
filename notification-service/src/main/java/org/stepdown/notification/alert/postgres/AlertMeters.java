package org.stepdown.notification.alert.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Urgency;

/** Counts what becomes of alerts, times how soon people acknowledge them, and tells how many nobody has answered. */
@Component
class AlertMeters implements Announcements {

    private static final Duration[] STEPS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1)
    };

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final MultiGauge unanswered;
    private final MultiGauge overdue;
    private final MultiGauge oldest;

    AlertMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.meters = meters;
        unanswered = MultiGauge.builder("stepdown.alerts.unacknowledged")
                .description("alerts that nobody has acknowledged")
                .register(meters);
        overdue = MultiGauge.builder("stepdown.alerts.overdue")
                .description("alerts that nobody has acknowledged in time")
                .register(meters);
        oldest = MultiGauge.builder("stepdown.alerts.oldest")
                .description("age of the oldest alert that nobody has acknowledged")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void announce(List<Change> changes) {
        if (!changes.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    changes.forEach(AlertMeters.this::count);
                }
            });
        }
    }

    private void count(Change change) {
        Alert alert = change.alert();
        meters.counter(
                        "stepdown.alerts.changes",
                        "topic",
                        alert.origin().topic().name().toLowerCase(Locale.ROOT),
                        "change",
                        change.kind().name().toLowerCase(Locale.ROOT))
                .increment();
        if (change.kind() == Change.Kind.ACKNOWLEDGED) {
            Timer.builder("stepdown.alerts.time.to.acknowledge")
                    .description("from raised to acknowledged by a person")
                    .tag("urgency", alert.standing().urgency().name().toLowerCase(Locale.ROOT))
                    .serviceLevelObjectives(STEPS)
                    .register(meters)
                    .record(Duration.between(alert.origin().raisedAt(), change.at()));
        }
    }

    @Scheduled(fixedDelayString = "${stepdown.meters.count-every:15s}")
    void read() {
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> late = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        jdbc.sql("""
                select u.urgency, count(a.id) as alerts, count(a.id) filter (where a.due_at < now()) as overdue,
                       coalesce(extract(epoch from now() - min(a.raised_at)), 0)::bigint as seconds
                from unnest(:urgencies::text[]) as u(urgency)
                left join alert a on a.urgency = u.urgency and a.state in ('RAISED', 'SNOOZED')
                group by u.urgency
                """)
                .param("urgencies", new String[] {Urgency.URGENT.name(), Urgency.ROUTINE.name()})
                .query(row -> {
                    Tags tags = Tags.of("urgency", row.getString("urgency").toLowerCase(Locale.ROOT));
                    counts.add(Row.of(tags, row.getLong("alerts")));
                    late.add(Row.of(tags, row.getLong("overdue")));
                    ages.add(Row.of(tags, Math.max(0, row.getLong("seconds"))));
                });
        unanswered.register(counts, true);
        overdue.register(late, true);
        oldest.register(ages, true);
    }
}
