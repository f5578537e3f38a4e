package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;

/** Those who inject drugs and wait (45 CFR 96.126). */
class MandatedDeadlineTest {

    private final World world = World.with(ACohort.named("group").build(), 0);
    private final Referral waiting = world.opens(AReferral.withDepression().priority(Priority.INJECTING));

    @Test
    void interim_services_are_due_in_48_hours_and_admission_in_14_days() {
        assertThat(told().dueAt()).isEqualTo(after(Duration.ofHours(48)));

        passes(Duration.ofHours(48).minusSeconds(1));
        assertThat(told().reasons()).noneMatch(reason -> reason.code().endsWith("OVERDUE"));
        passes(Duration.ofHours(48));
        assertThat(World.codes(told().reasons())).containsExactly("INTERIM_SERVICES_OVERDUE");
        assertThat(told().dueAt()).isEqualTo(after(Duration.ofDays(14)));
        passes(Duration.ofDays(14));
        assertThat(World.codes(told().reasons())).containsExactly("ADMISSION_OVERDUE");
        assertThat(told().dueAt()).isNull();
        int said = world.all(Happening.StatusChanged.class).size();
        passes(Duration.ofDays(20));
        assertThat(world.all(Happening.StatusChanged.class)).hasSize(said);
    }

    @Test
    void with_interim_services_there_are_120_days() {
        world.does(waiting, new Act.Interim(World.MONDAY_NOON));

        assertThat(told().dueAt()).isEqualTo(after(Duration.ofDays(120)));
        passes(Duration.ofDays(14));
        assertThat(World.codes(told().reasons())).containsExactly("INTERIM_SERVICES_GIVEN");
        passes(Duration.ofDays(120));
        assertThat(World.codes(told().reasons())).containsExactly("ADMISSION_AFTER_INTERIM_OVERDUE");
    }

    @Test
    void others_have_no_such_deadline() {
        world.opens(AReferral.withDepression().priority(Priority.PREGNANT));

        assertThat(told().to()).isEqualTo(ReferralStatus.WAITLISTED);
        assertThat(told().dueAt()).isNull();
    }

    @Test
    void who_is_placed_in_time_has_none_left() {
        world.resizes("group", 1);

        passes(Duration.ofDays(14));

        assertThat(world.status(waiting)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(List.of(told().to())).containsExactly(ReferralStatus.ENROLLED);
    }

    @Test
    void they_run_on_while_a_clinician_looks() {
        Referral looked = world.opens(
                AReferral.withDepression().priority(Priority.INJECTING).safeAtHome(Answer.UNKNOWN));
        world.at(after(Duration.ofHours(48)));
        world.isOverdue(looked);

        assertThat(told().to()).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(World.codes(told().reasons())).containsExactly("INTERIM_SERVICES_OVERDUE");
        assertThat(world.does(looked, new Act.Interim(World.MONDAY_NOON))).isEmpty();
        world.at(after(Duration.ofDays(120)));
        world.isOverdue(looked);
        assertThat(World.codes(told().reasons())).containsExactly("ADMISSION_AFTER_INTERIM_OVERDUE");
    }

    private void passes(Duration time) {
        world.at(after(time));
        world.isOverdue(waiting);
    }

    private static Instant after(Duration time) {
        return World.MONDAY_NOON.plus(time);
    }

    private Happening.StatusChanged told() {
        return world.all(Happening.StatusChanged.class).getLast();
    }
}
