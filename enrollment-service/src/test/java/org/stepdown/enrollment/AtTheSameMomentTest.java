package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.followup.CountStays;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.placement.TakeHospitalEvents;

/** A referral and a stay of the same patient come on two topics, and may be taken in by two transactions at once. */
@EnrollmentTest
class AtTheSameMomentTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LEFT = NOW.minus(2, ChronoUnit.DAYS);
    private static final Instant ADMITTED_AGAIN = NOW.minus(1, ChronoUnit.DAYS);

    private final FollowReferrals referrals;
    private final TakeHospitalEvents hospital;
    private final CountStays stays;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final String key = "k" + UUID.randomUUID();
    private final UUID referral = UUID.randomUUID();
    private final Cause admission = cause();

    @Autowired
    AtTheSameMomentTest(
            FollowReferrals referrals,
            TakeHospitalEvents hospital,
            CountStays stays,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.referrals = referrals;
        this.hospital = hospital;
        this.stays = stays;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** No topic has it: a replay of all that came would miss it. */
    @AfterEach
    void forgetTheAdmission() {
        int written = jdbc.sql("delete from logbook where :event = any(events)")
                .param("event", admission.id())
                .update();
        assertThat(written).isPositive();
    }

    @Test
    void whoever_commits_last_has_seen_what_the_other_said() {
        CompletableFuture<?> stay = Objects.requireNonNull(transactions.execute(status -> {
            referrals.follow(List.of(told()), NOW);
            CompletableFuture<?> other = CompletableFuture.runAsync(this::hearsOfTheStay);
            // It is over, unless it waits for this one.
            await().until(() -> other.isDone() || isWaitedFor());
            return other;
        }));
        stay.join();

        assertThat(jdbc.sql("select distinct state from follow_up_clock where referral_id = :id")
                        .param("id", referral)
                        .query(String.class)
                        .list())
                .containsExactly("STOPPED");
    }

    private void hearsOfTheStay() {
        transactions.executeWithoutResult(status -> {
            hospital.take(List.of(admitted()));
            stays.saw(List.of(admitted()), NOW);
        });
    }

    private boolean isWaitedFor() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private FollowUpNews.Told told() {
        return new FollowUpNews.Told(
                referral,
                key,
                null,
                false,
                List.of(new IndexEvent(Measure.FUH, LEFT, ZoneId.of("America/New_York"))),
                cause());
    }

    private HospitalEvent admitted() {
        VisitFact fact = new VisitFact(
                referral,
                referral,
                VisitFact.Kind.BEGAN,
                VisitFact.Setting.STAY,
                ADMITTED_AGAIN,
                ADMITTED_AGAIN,
                ADMITTED_AGAIN,
                null);
        return new HospitalEvent(key, fact, null, admission, ADMITTED_AGAIN);
    }

    private static Cause cause() {
        return Cause.command(UUID.randomUUID(), "Test", NOW);
    }
}
