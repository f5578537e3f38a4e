package org.stepdown.referral.loop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Request;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Who is to be told of a referral: those who said what it came of, and want to hear. */
@Repository
class Recipients {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealedColumn facts;

    Recipients(JdbcClient jdbc, JsonMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = vault.column("fact", "event_id", "body");
    }

    /** A target, the sender behind it, and what may be said to it. */
    record Recipient(
            UUID target, Target.Kind kind, boolean appointments, Notice.Sender sender, Disclosure disclosure) {}

    boolean any() {
        return jdbc.sql("select exists (select from loop_target where enabled and removed_at is null)")
                .query(Boolean.class)
                .single();
    }

    /**
     * The targets of all who sent something that the referral came of, each with what that sender itself said last. What
     * our own desk typed in was sent by nobody, unless a target names it.
     */
    List<Recipient> of(UUID referral) {
        return jdbc.sql("""
            with said as (
                select m.application, m.facility, m.control_id, m.message_type, f.event_id, f.occurred_at,
                       f.kind like 'REQUEST%' as asks, f.body
                from referral_cause c join message_event e using (event_id)
                join source_message m on m.id = e.message_id join fact f using (event_id)
                where c.referral_id = :referral)
            select t.id, t.kind, (t.settings ->> 'appointments')::boolean as appointments,
                   last.application, last.facility, last.control_id, last.event_id,
                   asked.event_id as asked_by, asked.body as asked,
                   case when asked.message_type like 'REF%' then asked.control_id end as answers,
                   r.restricted,
                   (select count(distinct facility) from said) = 1 as sole
            from referral r
            cross join loop_target t
            cross join lateral (
                select * from said where said.facility = t.facility
                and (said.application = t.application
                     or t.application is null and said.application <> 'INTAKE-FORM')
                order by occurred_at desc, event_id limit 1) last
            left join lateral (
                select * from said where said.facility = last.facility
                and said.application = last.application and asks
                order by occurred_at desc, event_id limit 1) asked on true
            where r.id = :referral and t.enabled and t.removed_at is null
            order by t.id
            """)
                .param("referral", referral)
                .query((row, n) -> recipient(row))
                .list();
    }

    private Recipient recipient(ResultSet row) throws SQLException {
        Identifier asked = asked(row);
        return new Recipient(
                row.getObject("id", UUID.class),
                Target.Kind.valueOf(row.getString("kind")),
                row.getBoolean("appointments"),
                new Notice.Sender(
                        row.getString("application"),
                        row.getString("facility"),
                        row.getString("control_id"),
                        row.getString("answers"),
                        asked == null ? null : asked.value(),
                        asked == null ? null : asked.authority(),
                        row.getObject("event_id", UUID.class)),
                new Disclosure(row.getBoolean("restricted"), row.getBoolean("sole")));
    }

    /** The sender's own number of its request; null when it only told of a visit. */
    private @Nullable Identifier asked(ResultSet row) throws SQLException {
        UUID event = row.getObject("asked_by", UUID.class);
        if (event == null) {
            return null;
        }
        Request request = json.readValue(facts.open(event, row.getBytes("asked")), Fact.class)
                .request();
        return request == null ? null : request.key();
    }
}
