package org.stepdown.enrollment.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_session_that_begins_right_now_counts() {
        assertThat(first(LocalTime.of(9, 0), "2026-03-02T14:00:00Z", Set.of())).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(first(LocalTime.of(9, 0), "2026-03-02T14:00:00.000001Z", Set.of()))
                .isEqualTo("2026-03-09T13:00:00Z");
    }

    @Test
    void the_wall_clock_time_stays_over_the_change_to_summer_time() {
        assertThat(first(LocalTime.of(9, 0), "2026-03-03T00:00:00-05:00", Set.of()))
                .isEqualTo("2026-03-09T13:00:00Z");
    }

    @Test
    void the_wall_clock_time_stays_over_the_change_to_winter_time() {
        assertThat(first(LocalTime.of(9, 0), "2026-10-27T00:00:00-04:00", Set.of()))
                .isEqualTo("2026-11-02T14:00:00Z");
    }

    @Test
    void holidays_have_no_session() {
        assertThat(first(LocalTime.of(9, 0), "2026-03-02T00:00:00-05:00", Set.of(MONDAY)))
                .isEqualTo("2026-03-09T13:00:00Z");
    }

    @Test
    void a_week_begins_with_its_first_session_even_after_a_holiday() {
        Set<DayOfWeek> days = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);

        assertThat(new SessionCalendar(schedule(days, LocalTime.NOON, Set.of())).beginsItsWeek(MONDAY.plusDays(2)))
                .isFalse();
        assertThat(new SessionCalendar(schedule(days, LocalTime.NOON, Set.of(MONDAY)))
                        .beginsItsWeek(MONDAY.plusDays(2)))
                .isTrue();
    }

    private static @Nullable Instant first(LocalTime startsAt, String from, Set<LocalDate> holidays) {
        SessionCalendar calendar = new SessionCalendar(schedule(Set.of(DayOfWeek.MONDAY), startsAt, holidays));
        ZonedDateTime first = calendar.firstFrom(ZonedDateTime.parse(from).toInstant(), date -> true);
        return first == null ? null : first.toInstant();
    }

    private static Schedule schedule(Set<DayOfWeek> days, LocalTime startsAt, Set<LocalDate> holidays) {
        return new Schedule(
                days, startsAt, 180, ZoneId.of("America/New_York"), LocalDate.of(2025, 1, 6), null, holidays);
    }
}
