package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.time.Instant;
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
