package org.stepdown.referral.loop.hl7;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** What a sender itself said of the patient: the only source of what is said back to it. */
@Repository
class SenderFacts {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealedColumn facts;

    SenderFacts(JdbcClient jdbc, JsonMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = vault.column("fact", "event_id", "body");
    }

    Optional<Fact> find(UUID event) {
        return jdbc.sql("select body from fact where event_id = :id")
                .param("id", event)
                .query((row, n) -> json.readValue(facts.open(event, row.getBytes("body")), Fact.class))
                .optional();
    }
}
