package org.stepdown.notification.escalation.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.escalation.TakeSteps;
import org.stepdown.notification.timetable.DueWork;

/** Alerts that nobody answers climb when their next step is due. */
@Component
final class StepsDue implements DueWork {

    private final TakeSteps useCase;
    private final JdbcClient jdbc;

    StepsDue(TakeSteps useCase, JdbcClient jdbc) {
        this.useCase = useCase;
        this.jdbc = jdbc;
    }

    @Override
    public int doDue(Instant now) {
        return useCase.take(now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select due_at from escalation_step where state = 'PENDING' order by due_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
