package org.stepdown.notification.dispatch.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.Delivery.About;
import org.stepdown.notification.dispatch.Circuit;
import org.stepdown.notification.dispatch.Due;
import org.stepdown.notification.dispatch.DueDeliveries;
import org.stepdown.notification.dispatch.Settled;

/** The deliveries that are due. */
@Component
final class DueTables implements DueDeliveries {

    private final JdbcClient jdbc;

    DueTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Due> claim(Map<String, Integer> busy, int perTarget, Duration claim, Instant now) {
        Map<String, Integer> underWay = Map.copyOf(busy);
        return jdbc.sql("""
                with under_way as (
                    select * from unnest(:targets::text[], :counts::int[]) as t(target, n)
                ), waiting as (
                    select d.channel, coalesce(c.target, d.channel) as target
                    from delivery d left join contact c on c.recipient = d.recipient and c.channel = d.channel
                    where d.state in ('PENDING', 'FAILED') and d.due_at <= :now and d.channel <> 'INBOX'
                    group by 1, 2
                ), room as (
                    select w.channel, w.target,
                           case when t.open_until is null then :perTarget else 1 end - coalesce(u.n, 0) as slots
                    from waiting w
                    left join delivery_target t on t.target = w.target
                    left join under_way u on u.target = w.target
                    where t.open_until is null or t.open_until <= :now
                ), mine as (
                    select one.id, room.target, one.address
                    from room cross join lateral (
                        select d.id, c.address
                        from delivery d left join contact c on c.recipient = d.recipient and c.channel = d.channel
                        where d.state in ('PENDING', 'FAILED') and d.due_at <= :now and d.channel = room.channel
                          and coalesce(c.target, d.channel) = room.target
                        order by d.due_at
                        limit greatest(room.slots, 0)
                        for update of d skip locked
                    ) one
                ), claimed as (
                    update delivery d set attempts = d.attempts + 1, due_at = :until
                    from mine where mine.id = d.id
                    returning d.*, mine.target, mine.address
                )
                select claimed.*, a.urgency, a.due_at as alert_due_at, a.key, a.correlation_id,
                       (select c.traceparent from alert_change c
                        where c.alert_id = a.id and c.traceparent is not null
                        order by c.revision desc limit 1) as traceparent
                from claimed left join alert a on a.id = claimed.alert_id
                """)
                .param("targets", underWay.keySet().toArray(String[]::new))
                .param("counts", underWay.keySet().stream().map(underWay::get).toArray(Integer[]::new))
                .param("perTarget", perTarget)
                .param("now", time(now))
                .param("until", time(now.plus(claim)))
                .query((row, n) -> due(row))
                .list();
    }

    private Due due(ResultSet row) throws SQLException {
        UUID alert = row.getObject("alert_id", UUID.class);
        UUID digest = row.getObject("digest_id", UUID.class);
        Delivery delivery = new Delivery(
                row.getObject("id", UUID.class),
                alert != null ? new About.AnAlert(alert) : new About.ADigest(digest),
                row.getString("occasion"),
                row.getInt("level"),
                row.getString("recipient"),
                Channel.valueOf(row.getString("channel")),
                instant(row, "due_at"));
        return new Due(
                delivery,
                row.getString("target"),
                row.getString("address"),
                alert != null ? told(row, alert, "alert_due_at") : new Content.OfDigest(digest, gathered(digest)),
                row.getInt("attempts"),
                instant(row, "created_at"),
                alert == null
                        ? null
                        : new Due.Trail(
                                row.getString("key"),
                                row.getObject("correlation_id", UUID.class),
                                row.getString("traceparent")));
    }

    /** What of a digest still waits for an answer. */
    private List<Content.OfAlert> gathered(UUID digest) {
        return jdbc.sql("""
                select distinct a.id, a.urgency, a.due_at from gathered g join alert a on a.id = g.alert_id
                where g.digest_id = ? and a.state in ('RAISED', 'SNOOZED')
                order by a.urgency desc, a.due_at, a.id
                """)
                .param(digest)
                .query((row, n) -> told(row, row.getObject("id", UUID.class), "due_at"))
                .list();
    }

    private static Content.OfAlert told(ResultSet row, UUID alert, String dueAt) throws SQLException {
        return new Content.OfAlert(alert, Urgency.valueOf(row.getString("urgency")), instant(row, dueAt));
    }

    @Override
    public void settle(Due due, Settled settled, Circuit.Limits limits, Instant now) {
        int kept = jdbc.sql("""
                update delivery set state = :state, due_at = coalesce(:due, due_at), error = :error, changed_at = :now
                where id = :id and state in ('PENDING', 'FAILED') and attempts = :attempt
                """)
                .param("id", due.delivery().id())
                .param("attempt", due.attempt())
                .param("state", state(settled))
                .param(
                        "due",
                        settled instanceof Settled.Later later ? time(later.at()) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("error", settled.error())
                .param("now", time(now))
                .update();
        if (settled instanceof Settled.Taken) {
            jdbc.sql("""
                    with gone as (delete from delivery_target where target in (:target, :own) and not told)
                    update delivery_target set works_again = true, open_until = null
                    where target in (:target, :own) and told
                    """).param("target", due.target()).param("own", own(due)).update();
            // Its alert may have been answered while it was under way: that it arrived is true all the same.
            if (kept == 0) {
                arrivedLate(due, state(settled), now);
            }
        } else {
            failed(due, settled instanceof Settled.GivenUp, limits, now);
        }
    }

    /** Also when its claim had run out meanwhile: else it would be made again and again where answers are slow. */
    private void arrivedLate(Due due, String state, Instant now) {
        jdbc.sql("""
                update delivery set state = ?, changed_at = ?
                where id = ? and state in ('PENDING', 'FAILED', 'DROPPED', 'GIVEN_UP')
                """).params(state, time(now), due.delivery().id()).update();
    }

    @Override
    public void drop(Due due, Instant now) {
        jdbc.sql(
                        "update delivery set state = 'DROPPED', changed_at = ? where id = ? and state in ('PENDING', 'FAILED')")
                .params(time(now), due.delivery().id())
                .update();
    }

    private static String state(Settled settled) {
        return switch (settled) {
            case Settled.Taken taken -> taken.arrived() ? "DELIVERED" : "SENT";
            case Settled.Later later -> "FAILED";
            case Settled.GivenUp givenUp -> "GIVEN_UP";
        };
    }

    /** What was given up is the recipient's affair: others of the same target may be reached. */
    private static String own(Due due) {
        return due.delivery().channel() + "/to/" + due.delivery().recipient();
    }

    private void failed(Due due, boolean givenUp, Circuit.Limits limits, Instant now) {
        Circuit known = jdbc.sql("""
                insert into delivery_target as t (target, failures, failing_since, given_up)
                values (:target, 1, :now, :givenUp)
                on conflict (target) do update set failures = case when t.works_again then 1 else t.failures + 1 end,
                    failing_since = case when t.works_again then :now else t.failing_since end,
                    given_up = t.given_up or :givenUp, works_again = false
                returning failures - 1 as before, failing_since
                """)
                .param("target", givenUp ? own(due) : due.target())
                .param("now", time(now))
                .param("givenUp", givenUp)
                .query((row, n) -> new Circuit(row.getInt("before"), instant(row, "failing_since"), null))
                .single();
        Instant openUntil = givenUp ? null : known.failed(limits, now).openUntil();
        if (openUntil != null) {
            jdbc.sql("update delivery_target set open_until = ? where target = ?")
                    .params(time(openUntil), due.target())
                    .update();
        }
    }

    @Override
    public List<Failing> untold(Duration after, Instant now) {
        return failing("""
                update delivery_target set told = true
                where not told and not works_again and (given_up or failing_since <= :since)
                returning target, failing_since
                """, now.minus(after));
    }

    @Override
    public List<Failing> recovered(Instant now) {
        return failing(
                "delete from delivery_target where works_again and told and failing_since <= :since returning target, failing_since",
                now);
    }

    private List<Failing> failing(String sql, Instant since) {
        return jdbc.sql(sql)
                .param("since", time(since))
                .query((row, n) -> new Failing(row.getString("target"), instant(row, "failing_since")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
