package org.stepdown.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stepdown.notification.audience.Hospital;
import org.stepdown.notification.audience.Tier;

class LadderTest {

    private static final Wait NOW = new Wait.AnyTime(Duration.ZERO);
    private static final Ladder ROUTINE = new Ladder(
            "test",
            List.of(rung(NOW), rung(new Wait.OfficeHours(Duration.ofHours(4))), rung(new Wait.NextBusinessDay())),
            new Wait.NextBusinessDay());
    private static final Ladder URGENT = new Ladder(
            "test",
            List.of(rung(NOW), rung(new Wait.AnyTime(Duration.ofMinutes(15)))),
            new Wait.AnyTime(Duration.ofHours(4)));

    @Test
    void routine_waits_four_hours_and_then_for_the_office_to_open() {
        assertThat(next(ROUTINE, 0, "2026-03-03T09:00")).isEqualTo(local("2026-03-03T13:00"));
        assertThat(next(ROUTINE, 0, "2026-03-03T22:00")).isEqualTo(local("2026-03-04T08:00"));
        assertThat(next(ROUTINE, 0, "2026-03-06T16:00")).isEqualTo(local("2026-03-09T08:00"));
    }

    @Test
    void the_next_business_day_is_after_weekends_and_holidays() {
        assertThat(next(ROUTINE, 1, "2026-11-25T13:00")).isEqualTo(local("2026-11-27T08:00"));
        assertThat(next(ROUTINE, 1, "2026-11-27T13:00")).isEqualTo(local("2026-11-30T08:00"));
    }

    @Test
    void urgent_does_not_wait_for_anybody_to_open() {
        assertThat(next(URGENT, 0, "2026-11-26T03:00")).isEqualTo(local("2026-11-26T03:15"));
    }

    @Test
    void the_last_level_comes_again_and_again_but_what_was_missed_of_it_is_not_made_up_for() {
        Instant late = local("2026-03-03T21:30");

        assertThat(next(URGENT, 1, "2026-03-03T09:00")).isEqualTo(local("2026-03-03T13:00"));
        assertThat(URGENT.next(1, local("2026-03-03T09:00"), late, Hospital.OFFICE))
                .isEqualTo(local("2026-03-04T01:00"));
    }

    private static Instant next(Ladder ladder, int level, String previous) {
        return ladder.next(level, local(previous), local(previous), Hospital.OFFICE);
    }

    private static Ladder.Rung rung(Wait wait) {
        return new Ladder.Rung(wait, Set.of(Tier.ON_DUTY));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(Hospital.ZONE).toInstant();
    }
}
