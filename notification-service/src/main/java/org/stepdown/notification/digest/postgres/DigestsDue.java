package org.stepdown.notification.digest.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.digest.MakeDigests;
import org.stepdown.notification.timetable.DueWork;

/** Digests are made at the end of their period. */
@Component
final class DigestsDue implements DueWork {

    private final MakeDigests useCase;
    private final JdbcClient jdbc;

    DigestsDue(MakeDigests useCase, JdbcClient jdbc) {
        this.useCase = useCase;
        this.jdbc = jdbc;
    }

    @Override
    public int doDue(Instant now) {
        return useCase.make(now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select due_at from digest_due order by due_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
