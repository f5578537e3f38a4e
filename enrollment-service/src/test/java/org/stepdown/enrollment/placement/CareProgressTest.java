package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.SeatState;

/** What becomes of a placement while the patient is in care. */
class CareProgressTest {

    private static final Actor ROWAN = Actor.staff("rowan");

    private final World world = World.with(ACohort.named("group").build(), 1);
    private final AReferral sketch = AReferral.withDepression();
    private final Referral referral = world.opens(sketch);

    @Test
    void a_first_session_starts_the_placement_and_says_where() {
        starts();
        starts();

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.STARTED);
        assertThat(world.all(Happening.StatusChanged.class))
                .filteredOn(changed -> changed.to() == ReferralStatus.STARTED)
                .singleElement()
                .satisfies(changed -> {
                    assertThat(Objects.requireNonNull(changed.cohort()).id()).isEqualTo("group");
                    assertThat(changed.actor()).isEqualTo(ROWAN);
                    assertThat(changed.owner()).isEqualTo("PROGRAM");
                });
    }

    @Test
    void completing_frees_the_seat_and_promotes_the_next_at_once() {
        Referral next = world.opens(AReferral.withDepression());
        starts();

        closes(ReferralStatus.COMPLETED);

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.COMPLETED);
        assertThat(world.cohort(next)).isEqualTo("group");
        starts();
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.COMPLETED);
    }

    @Test
    void a_review_holds_the_seat_and_a_return_gives_it_back() {
        starts();
        isReviewed();

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(seat()).isEqualTo(SeatState.ON_HOLD);
        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("SAFETY_REVIEW", "SEAT_ON_HOLD");

        goesOn(true);

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.STARTED);
        assertThat(world.decision(referral).outcome()).isEqualTo(Outcome.ENROLLED);
        assertThat(seat()).isEqualTo(SeatState.ENROLLED);
    }

    @Test
    void a_review_stays_until_a_clinician_approves_and_the_patient_who_had_started_goes_on() {
        starts();
        isReviewed();

        world.changes(sketch.speaks("es"));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(seat()).isEqualTo(SeatState.ON_HOLD);

        assertThat(world.does(referral, new Act.Approve(List.of()))).isEmpty();
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.STARTED);
        assertThat(seat()).isEqualTo(SeatState.ENROLLED);
    }

    @Test
    void a_review_for_two_reasons_ends_when_both_are_answered() {
        world.changes(sketch.safeAtHome(Answer.UNKNOWN));
        starts();
        isReviewed();
        assertThat(World.codes(world.decision(referral).reasons()))
                .containsExactlyInAnyOrder("SAFE_AT_HOME_UNKNOWN", "SAFETY_REVIEW", "SEAT_ON_HOLD");

        world.changes(sketch.safeAtHome(Answer.YES));
        assertThat(seat()).isEqualTo(SeatState.ON_HOLD);

        goesOn(false);
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.STARTED);
    }

    @Test
    void what_is_in_review_already_says_nothing_new() {
        isReviewed();
        int before = world.all(Happening.class).size();

        isReviewed();

        assertThat(world.all(Happening.class)).hasSize(before);
    }

    @Test
    void who_is_on_hold_for_another_reason_does_not_return() {
        world.changes(sketch.safeAtHome(Answer.UNKNOWN));

        goesOn(false);
        starts();

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(seat()).isEqualTo(SeatState.ON_HOLD);
    }

    @Test
    void a_patient_who_waits_can_neither_start_nor_be_sent_to_review() {
        Referral waiting = world.opens(AReferral.withDepression());

        world.takes(
                new Command.Start(waiting.id(), ROWAN, world.cause(), World.MONDAY_NOON),
                new Command.Review(waiting.id(), List.of(), ROWAN, world.cause(), World.MONDAY_NOON));

        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.WAITLISTED);
    }

    private void starts() {
        world.takes(new Command.Start(referral.id(), ROWAN, world.cause(), World.MONDAY_NOON));
    }

    private void isReviewed() {
        world.takes(new Command.Review(
                referral.id(), List.of(Reason.of("SAFETY_REVIEW")), Actor.SYSTEM, world.cause(), World.MONDAY_NOON));
    }

    private void goesOn(boolean started) {
        world.takes(new Command.Return(
                referral.id(),
                started,
                List.of(Reason.of("PATIENT_REACHED")),
                ROWAN,
                world.cause(),
                World.MONDAY_NOON));
    }

    private void closes(ReferralStatus status) {
        world.takes(new Command.Close(
                referral.id(), status, List.of(Reason.of("TOPICS_DONE")), ROWAN, world.cause(), World.MONDAY_NOON));
    }

    private SeatState seat() {
        return Objects.requireNonNull(world.seat(referral)).state();
    }
}
