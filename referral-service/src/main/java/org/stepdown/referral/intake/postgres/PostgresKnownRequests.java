package org.stepdown.referral.intake.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Identifier;
import org.stepdown.referral.intake.KnownRequests;
import org.stepdown.vault.Vault;

@Repository
class PostgresKnownRequests implements KnownRequests {

    private final JdbcClient jdbc;
    private final Vault vault;

    PostgresKnownRequests(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public Standing standing(Identifier request) {
        return jdbc.sql("select cancelled from fhir_request where mark = :mark")
                .param("mark", mark(request))
                .query(Boolean.class)
                .optional()
                .map(cancelled -> cancelled ? Standing.CANCELLED : Standing.STANDS)
                .orElse(Standing.NEW);
    }

    @Override
    public void note(Identifier request, boolean cancelled) {
        jdbc.sql("""
                        insert into fhir_request (mark, cancelled) values (:mark, :cancelled)
                        on conflict (mark) do update set cancelled = excluded.cancelled
                        """).param("mark", mark(request)).param("cancelled", cancelled).update();
    }

    private byte[] mark(Identifier request) {
        return vault.mark("request", request.getAuthority() == null ? "" : request.getAuthority(), request.getValue());
    }
}
