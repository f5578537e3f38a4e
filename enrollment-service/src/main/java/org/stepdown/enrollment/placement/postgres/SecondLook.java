package org.stepdown.enrollment.placement.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;

/**
 * Asks the waitlist again for cohorts with free seats when something other than a seat lets people in: a version of the
 * policy that comes into force, or another day, on which somebody has come of age. Any number of instances may look.
 */
@Component
final class SecondLook implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SecondLook.class);
    private static final UUID LOOKS = UUID.nameUUIDFromBytes("second look".getBytes(StandardCharsets.UTF_8));

    private final JdbcClient jdbc;
    private final PlaceReferrals placeReferrals;
    private final TransactionOperations transactions;
    private final Clock clock;

    SecondLook(JdbcClient jdbc, PlaceReferrals placeReferrals, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.placeReferrals = placeReferrals;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.placement.look-for-due:1s}")
    @Override
    public void run() {
        Instant now = clock.instant();
        if (isDue(now)) {
            cohortsWithASeat().forEach(cohort -> look(cohort, now));
            jdbc.sql("update second_look set looked_at = :now")
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    /** Each by itself: a cohort that can't be looked at is no other's trouble. Two instances that look do no harm. */
    private void look(String cohort, Instant now) {
        UUID id = EventIds.derived(EventIds.derived(LOOKS, cohort), now.toString());
        Command again = new Command.Fill(cohort, Cause.command(id, "LookAgain", now), now);
        try {
            transactions.executeWithoutResult(status -> placeReferrals.place(List.of(again)));
        } catch (DataIntegrityViolationException e) {
            log.error(
                    "the waitlist of cohort {} can't be asked again: {}",
                    cohort,
                    e.getClass().getSimpleName());
        }
    }

    private boolean isDue(Instant now) {
        return jdbc.sql("""
                select :now::timestamptz > looked_at
                       and ((:now::timestamptz at time zone 'UTC')::date > (looked_at at time zone 'UTC')::date
                            or exists (select 1 from placement_policy p
                                        where p.effective_from > looked_at and p.effective_from <= :now::timestamptz))
                  from second_look
                """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private List<String> cohortsWithASeat() {
        return jdbc.sql("""
                select c.id from cohort c join census s on s.cohort_id = c.id
                 where not c.closed and s.capacity > s.held + s.offered + s.enrolled
                   and exists (select 1 from waitlist)
                 order by c.id
                """).query((row, number) -> row.getString("id")).list();
    }
}
