package org.stepdown.enrollment.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.attendance.Outreach.Result;
import org.stepdown.enrollment.attendance.Outreach.State;

/** How a patient who did not come is looked for. */
class OutreachTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    private final Outreach opened = new Outreach(
            new UUID(0, 1),
            new UUID(0, 2),
            "group",
            LocalDate.of(2026, 3, 2),
            NOW,
            NOW.plusSeconds(3600),
            NOW.plusSeconds(72 * 3600),
            3,
            0,
            State.OPEN,
            "test",
            new UUID(0, 3));

    @Test
    void the_third_attempt_in_vain_asks_a_clinician() {
        Outreach twice = opened.attempted(Result.NOT_REACHED).attempted(Result.NOT_REACHED);

        assertThat(twice.state()).isEqualTo(State.OPEN);
        assertThat(twice.attempted(Result.NOT_REACHED).state()).isEqualTo(State.SAFETY_REVIEW);
    }

    @Test
    void who_was_reached_is_not_looked_for_any_more() {
        assertThat(opened.attempted(Result.REACHED).state()).isEqualTo(State.REACHED);
        assertThat(opened.attempted(Result.DECLINED_CONTACT).state()).isEqualTo(State.REACHED);
    }

    @Test
    void attempts_go_on_while_the_clinician_looks() {
        Outreach review = opened.in(State.SAFETY_REVIEW);

        assertThat(review.attempted(Result.NOT_REACHED).state()).isEqualTo(State.SAFETY_REVIEW);
        assertThat(review.attempted(Result.REACHED).state()).isEqualTo(State.REACHED);
    }
}
