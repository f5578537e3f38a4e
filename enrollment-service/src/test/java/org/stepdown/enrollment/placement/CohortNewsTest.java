package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.SeatState;

/** What a new cohort, and a new definition of one, means for people. */
class CohortNewsTest {

    @Test
    void whoever_lacked_only_a_seat_in_a_new_cohort_gets_the_first_that_is_freed_there() {
        World world = World.empty();
        Referral first = world.opens(AReferral.withDepression());
        Referral second = world.opens(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));

        world.and(ACohort.named("new").build(), 1);
        world.fills("new");
        assertThat(world.status(first)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.status(second)).isEqualTo(ReferralStatus.WAITLISTED);
        world.closes(first);

        assertThat(world.cohort(second)).isEqualTo("new");
    }

    @Test
    void a_closed_cohort_keeps_those_inside_and_takes_nobody_any_more() {
        World world = World.with(ACohort.named("closing").build(), 3);
        Referral inside = world.opens(AReferral.withDepression());

        world.redefines(ACohort.named("closing").build().close());
        Referral later = world.opens(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));

        assertThat(world.status(inside)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(world.status(later)).isEqualTo(ReferralStatus.WAITLISTED);
    }

    @Test
    void an_offer_in_a_cohort_that_is_closed_becomes_one_in_the_next_that_fits() {
        World world = new World(World.OFFERING).and(ACohort.named("closing").build(), 3);
        Referral offered = world.opens(AReferral.withDepression());
        world.and(ACohort.named("other").build(), 3);

        world.redefines(ACohort.named("closing").build().close());

        assertThat(world.cohort(offered)).isEqualTo("other");
        assertThat(Objects.requireNonNull(world.seat(offered)).state()).isEqualTo(SeatState.OFFERED);
        assertThat(world.census("closing").taken()).isZero();
    }

    @Test
    void whoever_waits_for_a_cohort_that_is_closed_waits_for_another_one() {
        World world = World.with(ACohort.named("closing").build(), 1);
        world.opens(AReferral.withDepression());
        Referral waiting = world.opens(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));

        world.redefines(ACohort.named("closing").build().close());

        assertThat(world.decision(waiting).nearestFit()).isNull();
        assertThat(world.waiting()).isEmpty();
    }

    @Test
    void a_first_session_that_no_longer_takes_place_becomes_the_next_one_and_others_stay() {
        World world = World.with(ACohort.named("moved").build(), 3);
        Referral enrolled = world.opens(AReferral.withDepression());
        Instant before = Objects.requireNonNull(world.seat(enrolled)).firstSessionAt();

        world.redefines(ACohort.named("moved").build());
        assertThat(Objects.requireNonNull(world.seat(enrolled)).firstSessionAt())
                .isEqualTo(before);
        world.redefines(ACohort.named("moved")
                .meetsOn(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                .startsAt(10)
                .build());

        Instant after = Objects.requireNonNull(world.seat(enrolled)).firstSessionAt();
        assertThat(after.atZone(AReferral.ZONE).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        assertThat(after.atZone(AReferral.ZONE).getHour()).isEqualTo(10);
        assertThat(World.codes(world.decision(enrolled).reasons())).containsExactly("SCHEDULE_CHANGED");
    }

    @Test
    void a_cohort_that_opens_again_takes_those_who_wait() {
        World world = World.with(ACohort.named("closing").build().close(), 3);
        Referral waiting = world.opens(AReferral.withDepression());

        world.redefines(ACohort.named("closing").build());

        assertThat(world.cohort(waiting)).isEqualTo("closing");
    }
}
