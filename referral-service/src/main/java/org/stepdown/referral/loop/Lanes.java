package org.stepdown.referral.loop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.outbox.Outbox;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out deliveries and keeps what came of them. What is claimed is the lane of a referral to a target, and from it
 * the first message only: so several instances share the work, and neither overtake nor double each other.
 */
final class Lanes {

    /** So many lanes with nothing to send are passed by before others have their turn. */
    private static final int MOST_WITHHELD = 100;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionOperations transactions;
    private final Outbox outbox;
    private final RetryPolicy retries;
    private final Duration claimFor;
    private final DeliveryStates states;
    private final TargetHealth health;
    private final DeliveryAudit audit;

    Lanes(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionOperations transactions,
            Outbox outbox,
            RetryPolicy retries,
            Duration claimFor,
            DeliveryAudit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
        this.outbox = outbox;
        this.retries = retries;
        this.claimFor = claimFor;
        this.states = new DeliveryStates(jdbc);
        this.health = new TargetHealth(jdbc, retries);
        this.audit = audit;
    }

    /**
     * Takes the first message of up to so many lanes; none of a target that is left alone. From now on it counts as sent:
     * it may be under way when we die.
     */
    List<Delivery> claim(Target target, int most, Instant now) {
        for (int lanes = 0; lanes < MOST_WITHHELD; lanes++) {
            Optional<List<Delivery>> claimed = claimOnce(target, most, now);
            if (claimed.isEmpty()) {
                return List.of();
            }
            if (!claimed.get().isEmpty()) {
                return claimed.get();
            }
        }
        return List.of();
    }

    /** Nothing when no lane is due; an empty list when all that was due in them was withheld. */
    private Optional<List<Delivery>> claimOnce(Target target, int most, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Map<UUID, UUID> claims = new HashMap<>();
            jdbc.sql("""
                update loop_lane set claimed_until = :until, claim = gen_random_uuid()
                where (target_id, referral_id) in (
                    select target_id, referral_id from loop_lane
                    where target_id = :target and due_at <= :now
                      and (claimed_until is null or claimed_until <= :now)
                      and not exists (select from loop_target t where t.id = :target and t.open_until > :now)
                    order by due_at limit :most for update skip locked)
                returning referral_id, claim
                """)
                    .param("target", target.id())
                    .param("now", Timestamp.from(now))
                    .param("until", Timestamp.from(now.plus(claimFor)))
                    .param("most", most)
                    .query(row -> {
                        claims.put(row.getObject("referral_id", UUID.class), row.getObject("claim", UUID.class));
                    });
            if (claims.isEmpty()) {
                return Optional.empty();
            }
            audit.withheld(target, states.withhold(target, claims.keySet(), now), now);
            List<Delivery> first = first(target, claims, now);
            first.forEach(delivery -> claims.remove(delivery.notice().referralId()));
            claims.forEach((referral, claim) -> release(target.id(), referral, null));
            return Optional.of(first);
        }));
    }

    private List<Delivery> first(Target target, Map<UUID, UUID> claims, Instant now) {
        return jdbc.sql("""
            update loop_delivery d set state = 'SENT', attempts = attempts + 1, sent_at = coalesce(sent_at, :now)
            where id in (select distinct on (referral_id) id from loop_delivery
                         where target_id = :target and referral_id = any(:referrals::uuid[])
                           and state in ('PENDING', 'SENT')
                         order by referral_id, sequence)
            returning *, (select restricted from referral r where r.id = d.referral_id) as restricted,
                may_hear(d.referral_id, :facility, 'APPOINTMENTS', :now) as appointments
            """)
                .param("target", target.id())
                .param("facility", target.facility())
                .param("referrals", claims.keySet().toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Delivery(
                        row.getObject("id", UUID.class),
                        row.getLong("sequence"),
                        target,
                        notice(row),
                        row.getInt("attempts"),
                        row.getTimestamp("queued_at").toInstant(),
                        row.getTimestamp("give_up_at").toInstant(),
                        row.getObject("correlation_id", UUID.class),
                        now,
                        Objects.requireNonNull(claims.get(row.getObject("referral_id", UUID.class))),
                        row.getBoolean("restricted")))
                .list();
    }

    /** A status is told without its session where the patient has not agreed that appointments are. */
    private Notice notice(ResultSet row) throws SQLException {
        Notice notice = json.readValue(row.getString("notice"), Notice.class);
        return row.getBoolean("appointments") || notice.told() != Told.STATUS ? notice : notice.withoutSession();
    }

    /** Lets go what patients have agreed to by now. */
    void release(Instant now) {
        transactions.executeWithoutResult(status -> states.release(now));
    }

    /**
     * Keeps what came of an attempt and frees the lane. Who has lost its claim to another instance keeps nothing: that one
     * sends it again, under the same id.
     *
     * @param spread from 0 to 1, by chance
     * @return whether it was given up
     */
    boolean keep(Delivery delivery, Outcome outcome, Instant now, double spread) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!holds(delivery)) {
                return false;
            }
            RetryPolicy.Next next = retries.after(outcome, delivery.attempt(), delivery.giveUpAt(), now, spread);
            boolean givenUp = next instanceof RetryPolicy.Next.GiveUp;
            // The target's row is locked first: whoever tells of its failures goes one after the other.
            health.keep(delivery.target(), outcome, givenUp, now);
            audit.attempted(delivery, outcome, now);
            switch (next) {
                case RetryPolicy.Next.Done done -> states.delivered(delivery, now);
                case RetryPolicy.Next.Again again -> states.later(delivery, outcome);
                case RetryPolicy.Next.GiveUp end -> {
                    states.failed(delivery, outcome, now);
                    outbox.append(List.of(GivenUp.event(delivery, outcome, now)));
                }
            }
            Instant due =
                    next instanceof RetryPolicy.Next.Again again ? again.at() : states.isLast(delivery) ? null : now;
            release(delivery.target().id(), delivery.notice().referralId(), due);
            return givenUp;
        }));
    }

    private boolean holds(Delivery delivery) {
        return jdbc.sql("""
            select claim from loop_lane
            where target_id = :target and referral_id = :referral and claim = :claim for update
            """)
                .param("target", delivery.target().id())
                .param("referral", delivery.notice().referralId())
                .param("claim", delivery.claim())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private void release(UUID target, UUID referral, @Nullable Instant due) {
        jdbc.sql("""
            update loop_lane set due_at = :due, claimed_until = null, claim = null
            where target_id = :target and referral_id = :referral
            """)
                .param("target", target)
                .param("referral", referral)
                .param("due", due == null ? null : Timestamp.from(due))
                .update();
    }
}
