package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.events.referral.ReferralStatus;
import tools.jackson.databind.json.JsonMapper;

/** Takes notices in the caller's transaction. */
final class Queue {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Duration giveUpAfter;

    Queue(JdbcClient jdbc, JsonMapper json, Duration giveUpAfter) {
        this.jdbc = jdbc;
        this.json = json;
        this.giveUpAfter = giveUpAfter;
    }

    /** A notice for a target, under an identity that comes from the event. */
    record Entry(UUID id, UUID target, Notice notice, UUID correlationId, UUID eventId) {}

    /** Holds a referral's patient, so that nobody else queues for it meanwhile; its status, or nothing when it is unknown. */
    Optional<ReferralStatus> lock(UUID referral) {
        jdbc.sql("select key from patient where key = (select patient_key from referral where id = :id) for update")
                .param("id", referral)
                .query((row, n) -> row.getString("key"))
                .optional();
        return jdbc.sql("select status from referral where id = :id")
                .param("id", referral)
                .query((row, n) -> ReferralStatus.valueOf(row.getString("status")))
                .optional();
    }

    boolean toldOfNoShow(UUID referral, UUID session) {
        return jdbc.sql("""
            select coalesce((select notice ->> 'told' = 'NO_SHOW' from loop_delivery
                where referral_id = :referral and notice -> 'session' ->> 'id' = :session
                order by sequence desc limit 1), false)
            """)
                .param("referral", referral)
                .param("session", session.toString())
                .query(Boolean.class)
                .single();
    }

    /** A lane that waits for its next try goes on waiting. */
    void add(List<Entry> entries, Instant now) {
        for (Entry entry : entries) {
            int added = jdbc.sql("""
                insert into loop_delivery (id, target_id, referral_id, stream, notice, correlation_id,
                                           event_id, state, queued_at, give_up_at)
                values (:id, :target, :referral, :stream, :notice::jsonb, :correlation, :event, 'PENDING',
                        :now, :giveUp)
                on conflict do nothing
                """)
                    .param("id", entry.id())
                    .param("target", entry.target())
                    .param("referral", entry.notice().referralId())
                    .param("stream", entry.notice().told().stream())
                    .param("notice", json.writeValueAsString(entry.notice()))
                    .param("correlation", entry.correlationId())
                    .param("event", entry.eventId())
                    .param("now", Timestamp.from(now))
                    .param("giveUp", Timestamp.from(now.plus(giveUpAfter)))
                    .update();
            if (added > 0) {
                wake(entry, now);
            }
        }
    }

    private void wake(Entry entry, Instant now) {
        jdbc.sql("""
            insert into loop_lane (target_id, referral_id, due_at) values (:target, :referral, :now)
            on conflict (target_id, referral_id) do update set due_at = coalesce(loop_lane.due_at, excluded.due_at)
            """)
                .param("target", entry.target())
                .param("referral", entry.notice().referralId())
                .param("now", Timestamp.from(now))
                .update();
    }
}
