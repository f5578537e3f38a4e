package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.referral.Screening;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What staff do with referrals, and what the rules make of it afterwards. */
class StaffActsTest {

    private final World world = World.with(ACohort.named("group").build(), 2);
    private final AReferral sketch = AReferral.withDepression();

    @Test
    void nobody_is_approved_into_no_group_at_all_so_the_condition_is_asked_for() {
        World world = World.with(ACohort.named("evening").build(), 1);
        Referral referral = world.opens(AReferral.with().screened(Screening.REVIEW, "NO_IOP_CONDITION"));

        assertThat(world.does(referral, new Act.Approve(List.of())))
                .containsExactly("NO_IOP_CONDITION", "CONDITION_NEEDED");
        assertThat(world.does(referral, new Act.Approve(List.of(Condition.DEPRESSION))))
                .isEmpty();

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
    }

    @Test
    void an_answer_of_the_hospital_is_the_later_word_even_when_it_is_taken_back() {
        World world = World.with(ACohort.named("evening").build(), 1);
        AReferral unsure = AReferral.withDepression().numbered(1).safeAtHome(Answer.UNKNOWN);
        Referral referral = world.opens(unsure);
        world.does(referral, new Act.Attest(null, Answer.YES, List.of(), null));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);

        world.changes(AReferral.withDepression().numbered(1).safeAtHome(Answer.NO));
        world.changes(AReferral.withDepression().numbered(1).safeAtHome(Answer.UNKNOWN));

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
    }

    @Test
    void an_offer_on_hold_that_goes_over_to_another_referral_still_has_to_be_accepted() {
        World world = new World(World.OFFERING).and(ACohort.named("evening").build(), 1);
        Referral merged = world.opens(AReferral.withDepression().numbered(1));
        Referral surviving = world.opens(AReferral.withDepression().numbered(2));
        world.changes(AReferral.withDepression().numbered(1).safeAtHome(Answer.UNKNOWN));
        assertThat(world.seat(merged)).extracting(Seat::state).isEqualTo(SeatState.ON_HOLD);

        world.merges(merged, surviving);

        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.OFFERED);
        assertThat(world.seat(surviving)).extracting(Seat::expiresAt).isNotNull();
    }

    @Test
    void an_approved_safety_flag_stops_nobody_again() {
        Referral referral = world.opens(sketch.inDanger());
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);

        assertThat(world.does(referral, new Act.Approve(List.of()))).isEmpty();
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.decision(referral).actor()).isEqualTo(Actor.staff("rowan"));

        world.changes(sketch.prefersSite("harbor"));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
    }

    @Test
    void what_is_new_after_an_approval_stops_the_referral_again() {
        Referral referral = world.opens(sketch.screened(Screening.REVIEW, "DISPOSITION_NEEDS_REVIEW"));
        world.does(referral, new Act.Approve(List.of()));

        world.changes(sketch.screened(Screening.REVIEW, "DISPOSITION_NEEDS_REVIEW", "LEFT_AGAINST_ADVICE"));

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(world.decision(referral).reasons()))
                .containsExactly("LEFT_AGAINST_ADVICE", "SEAT_ON_HOLD");
    }

    @Test
    void what_nobody_knows_is_not_approved_but_answered() {
        Referral referral = world.opens(sketch.safeAtHome(Answer.UNKNOWN));

        assertThat(world.does(referral, new Act.Approve(List.of()))).containsExactly("SAFE_AT_HOME_UNKNOWN");
        assertThat(world.does(referral, new Act.Attest(null, Answer.YES, List.of(), null)))
                .isEmpty();

        assertThat(world.cohort(referral)).isEqualTo("group");
    }

    @Test
    void a_clinicians_answer_outlasts_what_says_nothing_new_and_yields_to_news() {
        Referral referral = world.opens(sketch.safeAtHome(Answer.UNKNOWN));
        world.does(referral, new Act.Attest(null, Answer.YES, List.of(), null));

        world.changes(sketch.speaks("en"));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);

        world.changes(sketch.safeAtHome(Answer.NO));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("NOT_SAFE_AT_HOME", "SEAT_ON_HOLD");
    }

    @Test
    void a_diagnosis_and_a_birth_date_are_completed() {
        Referral referral = world.opens(AReferral.with().born(null).screened(Screening.REVIEW, "NO_DIAGNOSIS"));

        world.does(referral, new Act.Attest(null, null, List.of(Condition.DEPRESSION), LocalDate.of(1990, 1, 1)));

        assertThat(world.cohort(referral)).isEqualTo("group");
    }

    @Test
    void who_is_declined_is_out_and_gives_back_the_seat() {
        Referral referral = world.opens(sketch);
        world.changes(sketch.safeAtHome(Answer.UNKNOWN));
        Referral other = world.opens(AReferral.withDepression());
        Referral waiting = world.opens(AReferral.withDepression());

        assertThat(world.does(referral, new Act.Decline(false))).isEmpty();

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.DECLINED);
        assertThat(world.status(other)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.does(referral, new Act.Approve(List.of()))).containsExactly("ALREADY_OVER");
    }

    @Test
    void an_override_goes_past_rules_but_never_past_the_last_seat() {
        world.and(ACohort.named("evening").speaking("es").on(Track.EVENING).build(), 1);
        Referral referral = world.opens(sketch.speaks("fr"));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.WAITLISTED);

        assertThat(world.does(referral, new Act.Override("evening"))).isEmpty();
        assertThat(world.cohort(referral)).isEqualTo("evening");
        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("OVERRIDDEN_BY_STAFF");
        assertThat(world.decision(referral).reasons().getFirst().details()).containsEntry("rules", "LANGUAGE");

        Referral second = world.opens(AReferral.withDepression().speaks("fr"));
        assertThat(world.does(second, new Act.Override("evening"))).containsExactly("FULL");
        assertThat(world.does(second, new Act.Override("nowhere"))).containsExactly("UNKNOWN_COHORT");
        world.changes(sketch.prefers(Track.MORNING));
        assertThat(world.cohort(referral)).isEqualTo("evening");
    }

    @Test
    void an_override_needs_the_answers_that_the_gate_needs() {
        Referral unknown = world.opens(sketch.safeAtHome(Answer.UNKNOWN));
        Referral unsafe = world.opens(AReferral.withDepression().safeAtHome(Answer.NO));

        assertThat(world.does(unknown, new Act.Override("group"))).containsExactly("SAFE_AT_HOME_UNKNOWN");
        assertThat(world.does(unsafe, new Act.Override("group"))).containsExactly("NOT_SAFE_AT_HOME");
        assertThat(world.census("group").taken()).isZero();
    }

    @Test
    void a_question_leaves_the_referral_in_review_with_its_own_clock() {
        Referral referral = world.opens(sketch.inDanger());
        var due = World.MONDAY_NOON.plus(Duration.ofHours(3));

        assertThat(world.does(referral, new Act.Ask("SENDER", List.of("RECORDS"), due)))
                .isEmpty();

        Happening.StatusChanged told = world.all(Happening.StatusChanged.class).getLast();
        assertThat(told.to()).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(told.owner()).isEqualTo("SENDER");
        assertThat(told.dueAt()).isEqualTo(due);
    }

    @Test
    void a_patient_moves_without_being_without_a_seat() {
        world.and(ACohort.named("other").build(), 1);
        Referral referral = world.opens(sketch);
        String from = world.cohort(referral);
        String to = from.equals("group") ? "other" : "group";

        assertThat(world.does(referral, new Act.Move(to, false))).isEmpty();

        assertThat(world.cohort(referral)).isEqualTo(to);
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.census(from).taken()).isZero();
        assertThat(world.census(to).taken()).isEqualTo(1);
    }

    @Test
    void a_move_into_a_full_cohort_leaves_the_seat_where_it_is() {
        world.and(ACohort.named("full").treats(Condition.ANXIETY).build(), 1);
        world.opens(AReferral.with(Condition.ANXIETY));
        Referral referral = world.opens(sketch);

        assertThat(world.does(referral, new Act.Move("full", true))).containsExactly("FULL");
        assertThat(world.does(referral, new Act.Move("full", false))).contains("CONDITION", "FULL");

        assertThat(world.cohort(referral)).isEqualTo("group");
    }

    @Test
    void who_looked_at_something_else_is_told_so() {
        Referral referral = world.opens(sketch.inDanger());
        long seen = world.file(referral).revision();
        world.changes(sketch.speaks("en"));

        assertThat(world.does(referral, new Act.Approve(List.of()), seen)).containsExactly("STALE");
        assertThat(world.does(
                        referral,
                        new Act.Approve(List.of()),
                        world.file(referral).revision()))
                .isEmpty();
    }

    @Test
    void an_offer_is_accepted_in_time() {
        World offering = offering(1);
        Referral referral = offering.opens(sketch);
        assertThat(offering.status(referral)).isEqualTo(ReferralStatus.OFFERED);

        assertThat(offering.does(referral, new Act.Accept())).isEmpty();

        assertThat(offering.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(offering.census("group").enrolled()).isEqualTo(1);
        assertThat(offering.does(referral, new Act.Accept())).containsExactly("NO_OFFER");
    }

    @Test
    void an_offer_that_nobody_answers_goes_to_the_next_and_somebody_calls_the_patient() {
        World offering = offering(1);
        Referral silent = offering.opens(sketch);
        Referral next = offering.opens(AReferral.withDepression());
        offering.timesOut(silent);
        assertThat(offering.status(silent)).isEqualTo(ReferralStatus.OFFERED);

        offering.at(World.MONDAY_NOON.plus(Duration.ofHours(48)));
        assertThat(offering.does(silent, new Act.Accept())).containsExactly("OFFER_EXPIRED");
        offering.timesOut(silent);

        assertThat(offering.status(silent)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(offering.decision(silent).reasons())).containsExactly("OFFER_EXPIRED");
        assertThat(offering.status(next)).isEqualTo(ReferralStatus.OFFERED);
        offering.does(silent, new Act.Approve(List.of()));
        assertThat(offering.status(silent)).isEqualTo(ReferralStatus.WAITLISTED);
    }

    @Test
    void who_declines_one_group_may_wait_for_another() {
        World offering = offering(1);
        Referral picky = offering.opens(sketch);
        Referral next = offering.opens(AReferral.withDepression());

        offering.does(picky, new Act.Decline(true));

        assertThat(offering.status(next)).isEqualTo(ReferralStatus.OFFERED);
        assertThat(offering.status(picky)).isEqualTo(ReferralStatus.WAITLISTED);
        offering.does(next, new Act.Decline(false));
        assertThat(offering.status(next)).isEqualTo(ReferralStatus.DECLINED);
        assertThat(offering.status(picky)).isEqualTo(ReferralStatus.WAITLISTED);
        offering.and(ACohort.named("another").build(), 1);
        offering.fills("another");
        assertThat(offering.cohort(picky)).isEqualTo("another");
    }

    @Test
    void an_offer_that_was_on_hold_still_wants_an_answer() {
        World offering = offering(1);
        Referral referral = offering.opens(sketch);
        offering.changes(sketch.safeAtHome(Answer.UNKNOWN));

        offering.changes(sketch.safeAtHome(Answer.YES));

        assertThat(offering.status(referral)).isEqualTo(ReferralStatus.OFFERED);
        assertThat(seat(offering, referral)).isEqualTo(SeatState.OFFERED);
    }

    private static SeatState seat(World world, Referral referral) {
        return Objects.requireNonNull(world.seat(referral)).state();
    }

    private static World offering(int seats) {
        return new World(World.OFFERING).and(ACohort.named("group").build(), seats);
    }
}
