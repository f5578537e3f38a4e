package org.stepdown.notification.alert.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.WakeSnoozed;
import org.stepdown.notification.timetable.DueWork;

/** Snoozed alerts come up again when their time is over; before steps are taken, so that those find them awake. */
@Component
@Order(0)
final class SnoozesOver implements DueWork {

    private final WakeSnoozed useCase;
    private final JdbcClient jdbc;

    SnoozesOver(WakeSnoozed useCase, JdbcClient jdbc) {
        this.useCase = useCase;
        this.jdbc = jdbc;
    }

    @Override
    public int doDue(Instant now) {
        return useCase.wake(now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select snoozed_until from alert where state = 'SNOOZED' order by snoozed_until limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
