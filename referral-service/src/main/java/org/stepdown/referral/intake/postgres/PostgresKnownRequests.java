package org.stepdown.referral.intake.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Identifier;
import org.stepdown.referral.intake.KnownRequests;

@Repository
class PostgresKnownRequests implements KnownRequests {

    private final JdbcClient jdbc;

    PostgresKnownRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Standing standing(Identifier request) {
        return jdbc.sql("select cancelled from fhir_request where authority = :authority and value = :value")
                .param("authority", authority(request))
                .param("value", request.getValue())
                .query(Boolean.class)
                .optional()
                .map(cancelled -> cancelled ? Standing.CANCELLED : Standing.STANDS)
                .orElse(Standing.NEW);
    }

    @Override
    public void note(Identifier request, boolean cancelled) {
        jdbc.sql("""
                        insert into fhir_request (authority, value, cancelled) values (:authority, :value, :cancelled)
                        on conflict (authority, value) do update set cancelled = excluded.cancelled
                        """)
                .param("authority", authority(request))
                .param("value", request.getValue())
                .param("cancelled", cancelled)
                .update();
    }

    private static String authority(Identifier request) {
        return request.getAuthority() == null ? "" : request.getAuthority();
    }
}
