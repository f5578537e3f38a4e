package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.loop.Outcome.Unanswered;
import org.stepdown.referral.loop.Outcome.Unreachable;

/** How far deliveries have come. Sent, delivered and failed are three things, and what never left is none of them. */
final class DeliveryStates {

    private final JdbcClient jdbc;

    DeliveryStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delivered(Delivery delivery, Instant now) {
        end(delivery, "DELIVERED", null, now);
    }

    void failed(Delivery delivery, Outcome outcome, Instant now) {
        end(delivery, "FAILED", outcome.code(), now);
    }

    private void end(Delivery delivery, String state, @Nullable String error, Instant now) {
        jdbc.sql("""
            update loop_delivery set state = :state, last_error = :error,
                delivered_at = case when :state = 'DELIVERED' then :now::timestamptz end,
                failed_at = case when :state = 'FAILED' then :now::timestamptz end
            where id = :id and state = 'SENT'
            """)
                .param("id", delivery.id())
                .param("state", state)
                .param("error", error)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What never left is pending still; what left without an answer stays sent. */
    void later(Delivery delivery, Outcome outcome) {
        jdbc.sql("""
            update loop_delivery set last_error = :error,
                state = case when :unanswered or :unreachable and sent_at < :claimed then 'SENT' else 'PENDING' end,
                sent_at = case when :unreachable and sent_at = :claimed then null else sent_at end
            where id = :id and state = 'SENT'
            """)
                .param("id", delivery.id())
                .param("error", outcome.code())
                .param("unanswered", outcome instanceof Unanswered)
                .param("unreachable", outcome instanceof Unreachable)
                .param("claimed", Timestamp.from(delivery.claimedAt()))
                .update();
    }

    // What tells of a session tells how the referral stands, too.
    private static final String MAY_BE_TOLD = """
            (may_hear(d.referral_id, t.facility, 'STATUS', :now)
             and (d.stream = 'STATUS' or may_hear(d.referral_id, t.facility, 'APPOINTMENTS', :now)))
            """;

    /**
     * Keeps back what the patient has not agreed to that this target's facility hears, and what was agreed to no longer
     * is: also what was under way and would be sent again.
     *
     * @return the deliveries
     */
    List<UUID> withhold(Target target, Collection<UUID> referrals, Instant now) {
        return jdbc.sql("""
            update loop_delivery d set state = 'WITHHELD', last_error = 'NO_CONSENT'
            from loop_target t
            where t.id = d.target_id and t.id = :target and d.referral_id = any(:referrals::uuid[])
              and d.state in ('PENDING', 'SENT') and not
            """ + MAY_BE_TOLD + " returning d.id")
                .param("target", target.id())
                .param("referrals", referrals.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Lets go what has been agreed to by now, to be tried as long as anything is. What something later has overtaken would
     * only tell what is no longer so.
     */
    void release(Instant now) {
        jdbc.sql("""
            update loop_delivery d set state = 'FAILED', failed_at = :now, last_error = 'OVERTAKEN'
            where d.state = 'WITHHELD' and exists (
                select from loop_delivery later
                where later.target_id = d.target_id and later.referral_id = d.referral_id
                  and later.stream = d.stream and later.sequence > d.sequence and later.state in ('SENT', 'DELIVERED'))
            """).param("now", Timestamp.from(now)).update();
        jdbc.sql("""
            with free as (
                update loop_delivery d set state = 'PENDING', last_error = null, attempts = 0, sent_at = null,
                    give_up_at = :now::timestamptz + (d.give_up_at - d.queued_at), queued_at = :now
                from loop_target t
                where t.id = d.target_id and t.removed_at is null and d.state = 'WITHHELD' and
            """ + MAY_BE_TOLD + """
                returning d.target_id, d.referral_id)
            update loop_lane l set due_at = :now from free
            where l.target_id = free.target_id and l.referral_id = free.referral_id
            """).param("now", Timestamp.from(now)).update();
    }

    /** Whether nothing waits behind it in its lane. */
    boolean isLast(Delivery delivery) {
        return jdbc.sql("""
            select not exists (select from loop_delivery where target_id = :target and referral_id = :referral
                               and state in ('PENDING', 'SENT'))
            """)
                .param("target", delivery.target().id())
                .param("referral", delivery.notice().referralId())
                .query(Boolean.class)
                .single();
    }
}
