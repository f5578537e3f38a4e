package org.stepdown.enrollment.placement.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;

/**
 * Looks for offers and mandated deadlines whose time is over. The rows are the timers, so a restart loses none. Any
 * number of instances may look: at the desk they come one after the other, and the second finds nothing left to do.
 */
@Component
final class DueWatch implements Runnable {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final PlaceReferrals placeReferrals;
    private final TransactionOperations transactions;
    private final Clock clock;

    DueWatch(JdbcClient jdbc, PlaceReferrals placeReferrals, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.placeReferrals = placeReferrals;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.placement.look-for-due:1s}")
    @Override
    public void run() {
        Instant now = clock.instant();
        List<Command> due = new ArrayList<>(offers(now));
        due.addAll(deadlines(now));
        due.addAll(deadlinesOffTheWaitlist(now));
        if (!due.isEmpty()) {
            transactions.executeWithoutResult(status -> placeReferrals.place(due));
        }
    }

    private List<Command> offers(Instant now) {
        return jdbc.sql("""
            select id, referral_id from seat
             where state = 'OFFERED' and expires_at <= :now
             order by expires_at, id limit :most
            """)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .query((row, number) -> {
                    UUID seat = row.getObject("id", UUID.class);
                    UUID referral = row.getObject("referral_id", UUID.class);
                    Cause cause = Cause.command(EventIds.derived(seat, "expired/" + now), "ExpireOffer", now);
                    return (Command) new Command.Expire(referral, seat, cause, now);
                })
                .list();
    }

    private List<Command> deadlines(Instant now) {
        return jdbc.sql("""
            select referral_id, due_at from waitlist
             where due_at <= :now
             order by due_at, referral_id limit :most
            """)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .query((row, number) -> {
                    UUID referral = row.getObject("referral_id", UUID.class);
                    return overdue(referral, row.getString("due_at"), now);
                })
                .list();
    }

    /** Of those whom a clinician looks at or who were offered a seat: they are few, and their time goes on. */
    private List<Command> deadlinesOffTheWaitlist(Instant now) {
        return jdbc.sql("""
            with mandate as (
                select (document #>> '{mandate,interimHours}')::int as interim_hours,
                       (document #>> '{mandate,admitDays}')::int as admit_days,
                       (document #>> '{mandate,admitWithInterimDays}')::int as with_interim_days
                  from placement_policy where effective_from <= :now order by effective_from desc limit 1
            ), asked as (
                select id from referral where status = 'IN_REVIEW'
                union all
                select referral_id from seat where state = 'OFFERED'
            ), settled as (
                select r.id, (r.case_file ->> 'openedAt')::timestamptz as opened,
                       coalesce(r.settled -> 'overdue', '[]') as told, r.settled ->> 'interimAt' is not null as interim
                  from asked join referral r on r.id = asked.id
                 where r.status in ('IN_REVIEW', 'OFFERED')
                   and r.case_file ->> 'priority' in ('INJECTING', 'PREGNANT_INJECTING')
                   and not coalesce((r.settled ->> 'begun')::boolean, false)
            )
            select id, code from settled, mandate, lateral (values
                ('INTERIM_SERVICES_OVERDUE', not interim, opened + make_interval(hours => interim_hours)),
                ('ADMISSION_OVERDUE', not interim and told @> '["INTERIM_SERVICES_OVERDUE"]',
                    opened + make_interval(days => admit_days)),
                ('ADMISSION_AFTER_INTERIM_OVERDUE', interim, opened + make_interval(days => with_interim_days))
                ) as deadline (code, counts, at)
             where counts and at <= :now and not told @> to_jsonb(code)
             order by at, id limit :most
            """)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .query((row, number) -> overdue(row.getObject("id", UUID.class), row.getString("code"), now))
                .list();
    }

    private static Command overdue(UUID referral, String what, Instant now) {
        UUID id = EventIds.derived(referral, "overdue/" + what);
        return new Command.Overdue(referral, Cause.command(id, "MissDeadline", now), now);
    }
}
