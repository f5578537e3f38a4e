package org.stepdown.referral.intake.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.intake.InFlight;

@Repository
class PostgresInFlight implements InFlight {

    private final JdbcClient jdbc;

    PostgresInFlight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hold(String application, String facility, String controlId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:identity, 0))")
                .param("identity", String.join("\u001f", "message", application, facility, controlId))
                .query(Boolean.class)
                .single();
    }
}
