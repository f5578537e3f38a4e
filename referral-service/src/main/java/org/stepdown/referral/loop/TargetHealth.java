package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How targets have answered lately. One that fails again and again is left alone for a while. */
final class TargetHealth {

    private final JdbcClient jdbc;
    private final RetryPolicy retries;

    TargetHealth(JdbcClient jdbc, RetryPolicy retries) {
        this.jdbc = jdbc;
        this.retries = retries;
    }

    /** @param lock whether the target's row is to be held in any case */
    void keep(Target target, Outcome outcome, boolean lock, Instant now) {
        if (!outcome.blamesTarget()) {
            jdbc.sql("update loop_target set failures = 0, open_until = null where id = :id and (failures > 0"
                            + " or :lock)")
                    .param("id", target.id())
                    .param("lock", lock)
                    .update();
            return;
        }
        int failures = jdbc.sql("update loop_target set failures = failures + 1 where id = :id returning failures")
                .param("id", target.id())
                .query(Integer.class)
                .single();
        Duration pause = retries.pause(failures);
        if (!pause.isZero()) {
            jdbc.sql("update loop_target set open_until = :until where id = :id")
                    .param("id", target.id())
                    .param("until", Timestamp.from(now.plus(pause)))
                    .update();
        }
    }
}
