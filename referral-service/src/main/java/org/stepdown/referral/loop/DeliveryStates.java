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

    /**
     * Keeps back what the patient has not agreed to that this target's facility hears, and what was agreed to no longer
     * is: also what was under way and would be sent again.
     *
     * @return the deliveries
     */
    List<UUID> withhold(Target target, Collection<UUID> referrals, Instant now) {
        return jdbc.sql("""
            update loop_delivery set state = 'WITHHELD', last_error = 'NO_CONSENT'
            where target_id = :target and referral_id = any(:referrals::uuid[]) and state in ('PENDING', 'SENT')
              and not may_hear(referral_id, :facility, case stream when 'STATUS' then 'STATUS' else 'APPOINTMENTS' end, :now)
            returning id
            """)
                .param("target", target.id())
                .param("referrals", referrals.toArray(UUID[]::new))
                .param("facility", target.facility())
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Lets go what has been agreed to since, as long as it would still be tried. */
    void release(UUID referral, Instant now) {
        jdbc.sql("""
            with free as (
                update loop_delivery d set state = 'PENDING', last_error = null
                from loop_target t
                where t.id = d.target_id and d.state = 'WITHHELD' and d.give_up_at > :now
                  and d.referral_id in (
                      select other.id from referral r join referral other using (patient_key) where r.id = :referral)
                  and may_hear(d.referral_id, t.facility,
                               case d.stream when 'STATUS' then 'STATUS' else 'APPOINTMENTS' end, :now)
                returning d.target_id, d.referral_id)
            update loop_lane l set due_at = :now from free
            where l.target_id = free.target_id and l.referral_id = free.referral_id
            """)
                .param("referral", referral)
                .param("now", Timestamp.from(now))
                .update();
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
