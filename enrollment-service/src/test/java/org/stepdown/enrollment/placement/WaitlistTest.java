package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.SeatState;

class WaitlistTest {

    private final World world = World.with(ACohort.named("group").build(), 1);
    private final Referral placed = world.opens(AReferral.withDepression());

    @Test
    void who_finds_no_seat_waits_and_is_told_what_is_missing() {
        Referral waiting = world.opens(AReferral.withDepression());

        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.WAITLISTED);
        assertThat(world.decision(waiting).nearestFit()).isEqualTo("group");
        assertThat(World.codes(world.decision(waiting).missing())).containsExactly("FULL");
        assertThat(world.seat(waiting)).isNull();
    }

    @Test
    void the_nearest_fit_lacks_a_seat_rather_than_a_language() {
        world.and(
                ACohort.named("empty-but-spanish")
                        .speaking("es")
                        .on(Track.EVENING)
                        .build(),
                5);

        Referral waiting = world.opens(AReferral.withDepression().speaks("en").prefers(Track.EVENING));

        assertThat(world.decision(waiting).nearestFit()).isEqualTo("group");
    }

    @Test
    void a_freed_seat_promotes_the_next_at_once() {
        Referral first = world.opens(AReferral.withDepression());
        Referral second = world.opens(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));

        world.closes(placed);

        assertThat(world.status(placed)).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(world.status(first)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(World.codes(world.decision(first).reasons())).containsExactly("PROMOTED_FROM_WAITLIST");
        assertThat(world.status(second)).isEqualTo(ReferralStatus.WAITLISTED);
        assertThat(world.census("group").taken()).isEqualTo(1);
    }

    @Test
    void the_order_is_clock_then_mandated_priority_then_arrival() {
        LocalDate soon = LocalDate.of(2026, 3, 5);
        Referral lateArrival = waits(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(2)));
        Referral arrival = waits(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));
        Referral injecting = waits(AReferral.withDepression().priority(Priority.INJECTING));
        Referral pregnant = waits(AReferral.withDepression().priority(Priority.PREGNANT));
        Referral both = waits(AReferral.withDepression().priority(Priority.PREGNANT_INJECTING));
        Referral laterClock = waits(AReferral.withDepression().followUpBy(soon.plusDays(1)));
        Referral clock = waits(AReferral.withDepression().followUpBy(soon));

        List<Referral> promoted = new ArrayList<>();
        Referral seated = placed;
        while (promoted.size() < 7) {
            world.closes(seated);
            seated = world.liveSeats().keySet().stream()
                    .map(id -> List.of(lateArrival, arrival, injecting, pregnant, both, laterClock, clock).stream()
                            .filter(referral -> referral.id().equals(id))
                            .findFirst()
                            .orElseThrow())
                    .findFirst()
                    .orElseThrow();
            promoted.add(seated);
        }

        assertThat(promoted).containsExactly(clock, laterClock, both, pregnant, injecting, arrival, lateArrival);
    }

    @Test
    void a_safety_flag_comes_first_of_all() {
        Referral flagged = AReferral.withDepression().inDanger().build();
        Referral urgent =
                AReferral.withDepression().followUpBy(LocalDate.of(2026, 3, 3)).build();

        assertThat(World.POLICY.waitingOrder().compare(flagged, urgent)).isNegative();
    }

    @Test
    void a_seat_goes_past_those_whom_the_group_does_not_fit() {
        World mixed =
                World.with(ACohort.named("anxiety").treats(Condition.ANXIETY).build(), 1);
        Referral holder = mixed.opens(AReferral.with(Condition.ANXIETY));
        Referral other = mixed.opens(AReferral.withDepression());
        Referral next = mixed.opens(AReferral.with(Condition.ANXIETY).openedAt(World.MONDAY_NOON.plusSeconds(9)));

        mixed.closes(holder);

        assertThat(mixed.status(other)).isEqualTo(ReferralStatus.WAITLISTED);
        assertThat(mixed.decision(other).nearestFit()).isNull();
        assertThat(mixed.status(next)).isEqualTo(ReferralStatus.ENROLLED);
    }

    @Test
    void a_new_cohort_takes_those_who_wait() {
        Referral waiting = world.opens(AReferral.withDepression());
        world.and(ACohort.named("new-group").build(), 2);

        world.fills("new-group");

        assertThat(world.cohort(waiting)).isEqualTo("new-group");
        assertThat(world.census("new-group").free()).isEqualTo(1);
    }

    @Test
    void a_raised_capacity_promotes_and_a_lowered_one_evicts_nobody() {
        Referral waiting = world.opens(AReferral.withDepression());

        world.resizes("group", 2);
        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.ENROLLED);
        world.resizes("group", 0);

        assertThat(world.status(placed)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.census("group").taken()).isEqualTo(2);
        assertThat(world.census("group").free()).isZero();
        world.closes(waiting);
        assertThat(world.status(world.opens(AReferral.withDepression()))).isEqualTo(ReferralStatus.WAITLISTED);
    }

    @Test
    void those_who_wait_are_counted_at_their_nearest_fit() {
        world.opens(AReferral.withDepression());
        Referral second = world.opens(AReferral.withDepression());
        assertThat(waitingNow()).isEqualTo(2);

        world.closes(second);

        assertThat(waitingNow()).isEqualTo(1);
    }

    @Test
    void a_cohort_at_ninety_percent_is_reported_once() {
        World ten = World.with(ACohort.named("ten").build(), 10);
        for (int i = 0; i < 8; i++) {
            ten.opens(AReferral.withDepression());
        }
        assertThat(ten.all(Happening.NearlyFull.class)).isEmpty();

        ten.opens(AReferral.withDepression());
        ten.opens(AReferral.withDepression());

        assertThat(ten.all(Happening.NearlyFull.class))
                .singleElement()
                .satisfies(full -> assertThat(full.census().taken()).isEqualTo(9));
    }

    @Test
    void the_seat_of_a_cancelled_referral_is_given_back() {
        world.closes(placed);

        assertThat(world.all(Happening.SeatMoved.class).getLast().seat().state())
                .isEqualTo(SeatState.RELEASED);
        assertThat(world.census("group").free()).isEqualTo(1);
    }

    private Referral waits(AReferral sketch) {
        Referral referral = world.opens(sketch);
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.WAITLISTED);
        return referral;
    }

    private int waitingNow() {
        return world.all(Happening.Counted.class).getLast().waiting();
    }
}
