package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.referral.Screening;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What becomes of a seat when the referral behind it changes, merges, or comes again. */
class CareChangesTest {

    private final World world = World.with(ACohort.named("group").build(), 2);
    private final AReferral sketch = AReferral.withDepression();

    @Test
    void a_readmitted_patients_seat_is_on_hold_and_resumed_afterwards() {
        Referral referral = world.opens(sketch);

        world.changes(sketch.screened(Screening.REVIEW, "READMITTED"));
        assertThat(seatState(referral)).isEqualTo(SeatState.ON_HOLD);
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("READMITTED", "SEAT_ON_HOLD");
        assertThat(world.census("group").held()).isEqualTo(1);

        world.changes(sketch.screened(Screening.EVALUATE));
        assertThat(seatState(referral)).isEqualTo(SeatState.ENROLLED);
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.census("group").held()).isZero();
    }

    @Test
    void a_seat_on_hold_is_nobody_elses() {
        world.opens(sketch);
        world.changes(sketch.screened(Screening.REVIEW, "READMITTED"));
        world.opens(AReferral.withDepression());

        assertThat(world.status(world.opens(AReferral.withDepression()))).isEqualTo(ReferralStatus.WAITLISTED);
    }

    @Test
    void what_was_in_review_is_placed_once_the_answer_is_known() {
        Referral referral = world.opens(sketch.safeAtHome(Answer.UNKNOWN));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);

        world.changes(sketch.safeAtHome(Answer.YES));

        assertThat(world.cohort(referral)).isEqualTo("group");
    }

    @Test
    void a_further_event_never_takes_a_second_seat() {
        Referral referral = world.opens(sketch);
        Seat seat = world.seat(referral);

        world.opens(sketch);
        world.changes(sketch.prefersSite("harbor"));

        assertThat(world.seat(referral)).isEqualTo(seat);
        assertThat(world.census("group").taken()).isEqualTo(1);
    }

    @Test
    void a_referral_that_is_opened_again_is_decided_again() {
        Referral referral = world.opens(sketch);
        world.closes(referral);

        world.opens(sketch);

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.census("group").taken()).isEqualTo(1);
    }

    @Test
    void a_merge_of_two_placed_referrals_keeps_one_seat_and_frees_the_other() {
        Referral surviving = world.opens(AReferral.withDepression());
        Referral merged = world.opens(AReferral.withDepression());
        Referral waiting = world.opens(AReferral.withDepression());

        world.merges(merged, surviving);

        assertThat(world.status(merged)).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(world.seat(merged)).isNull();
        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.census("group").taken()).isEqualTo(2);
    }

    @Test
    void the_surviving_referral_takes_over_the_seat_that_it_lacks_even_under_a_lowered_capacity() {
        Referral merged = world.opens(AReferral.withDepression());
        world.opens(AReferral.withDepression());
        Referral surviving = world.opens(AReferral.withDepression());
        world.resizes("group", 1);

        world.merges(merged, surviving);

        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.cohort(surviving)).isEqualTo("group");
        assertThat(world.census("group").taken()).isEqualTo(2);
    }

    @Test
    void a_seat_that_comes_to_a_referral_in_review_is_on_hold() {
        Referral merged = world.opens(AReferral.withDepression());
        Referral surviving = world.opens(AReferral.withDepression().safeAtHome(Answer.UNKNOWN));

        world.merges(merged, surviving);

        assertThat(seatState(surviving)).isEqualTo(SeatState.ON_HOLD);
        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(world.decision(surviving).reasons()))
                .containsExactly("MERGED", "SAFE_AT_HOME_UNKNOWN", "SEAT_ON_HOLD");
    }

    @Test
    void of_two_seats_of_one_person_the_one_stays_in_which_the_patient_is_in_care() {
        world.and(ACohort.named("spanish").speaking("es").build(), 1);
        Referral merged = world.opens(AReferral.withDepression().speaks("es"));
        world.takes(new Command.Start(merged.id(), Actor.staff("rowan"), world.cause(), world.now()));
        Referral surviving = world.opens(AReferral.withDepression());
        world.opens(AReferral.withDepression());
        Referral waiting = world.opens(AReferral.withDepression());
        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.WAITLISTED);

        world.merges(merged, surviving);

        assertThat(world.cohort(surviving)).isEqualTo("spanish");
        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.STARTED);
        assertThat(world.seat(merged)).isNull();
        assertThat(world.cohort(waiting)).isEqualTo("group");
    }

    @Test
    void a_safety_review_goes_on_under_the_surviving_referral_with_the_seat() {
        Referral merged = world.opens(AReferral.withDepression());
        world.opens(AReferral.withDepression());
        Referral surviving = world.opens(AReferral.withDepression());
        isMissing(merged);

        world.merges(merged, surviving);

        assertThat(world.status(surviving)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(seatState(surviving)).isEqualTo(SeatState.ON_HOLD);
        assertThat(World.codes(world.decision(surviving).reasons())).contains("SAFETY_REVIEW");
    }

    @Test
    void a_safety_review_goes_on_also_when_the_surviving_referral_keeps_its_own_seat() {
        Referral merged = world.opens(AReferral.withDepression());
        Referral surviving = world.opens(AReferral.withDepression());
        isMissing(merged);

        world.merges(merged, surviving);

        assertThat(seatState(surviving)).isEqualTo(SeatState.ON_HOLD);
        assertThat(World.codes(world.decision(surviving).reasons())).contains("SAFETY_REVIEW");
        assertThat(world.census("group").taken()).isEqualTo(1);
    }

    private void isMissing(Referral referral) {
        world.takes(new Command.Review(
                referral.id(), List.of(Reason.of("SAFETY_REVIEW")), Actor.SYSTEM, world.cause(), world.now()));
    }

    @Test
    void a_referral_that_comes_after_its_merge_takes_no_seat() {
        Referral surviving = world.opens(AReferral.withDepression());
        AReferral late = AReferral.withDepression();
        world.merges(late.build(), surviving);

        Referral merged = world.opens(late);

        assertThat(world.status(merged)).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(world.seat(merged)).isNull();
        assertThat(world.census("group").taken()).isEqualTo(1);
    }

    private SeatState seatState(Referral referral) {
        return Objects.requireNonNull(world.seat(referral)).state();
    }
}
