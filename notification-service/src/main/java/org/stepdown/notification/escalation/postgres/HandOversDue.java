package org.stepdown.notification.escalation.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.escalation.HandOver;
import org.stepdown.notification.timetable.DueWork;

/** Whoever comes on duty takes over when the shift changes. */
@Component
final class HandOversDue implements DueWork {

    private final HandOver useCase;
    private final JdbcClient jdbc;

    HandOversDue(HandOver useCase, JdbcClient jdbc) {
        this.useCase = useCase;
        this.jdbc = jdbc;
    }

    @Override
    public int doDue(Instant now) {
        return useCase.handOver(now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select due_at from hand_over order by due_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
