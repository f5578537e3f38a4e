package org.stepdown.enrollment.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.reason.Reason;

/** When a patient is done. The group meets on Mondays and Wednesdays from March 2 on. */
class CompletionTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    @Test
    void with_the_last_session_within_the_weeks_of_the_program_that_begin_with_the_patients_first() {
        Group group = group(EnrollmentMode.ROLLING, Set.of());

        assertThat(done(group, List.of(WEDNESDAY, MONDAY.plusWeeks(1)))).isNull();
        assertThat(done(group, List.of(WEDNESDAY, WEDNESDAY.plusWeeks(1)))).isNull();
        assertThat(done(group, List.of(WEDNESDAY, MONDAY.plusWeeks(2)))).isEqualTo(Reason.of("PROGRAM_LENGTH_DONE"));
    }

    @Test
    void a_holiday_is_not_waited_for() {
        Group group = group(EnrollmentMode.ROLLING, Set.of(MONDAY.plusWeeks(2)));

        assertThat(done(group, List.of(WEDNESDAY, WEDNESDAY.plusWeeks(1)))).isEqualTo(Reason.of("PROGRAM_LENGTH_DONE"));
    }

    @Test
    void a_topic_cycle_ends_with_all_topics_wherever_it_was_joined() {
        Group group = group(EnrollmentMode.TOPIC_CYCLE, Set.of());

        // three topics, a week each: joined in the week of the second
        assertThat(done(group, List.of(MONDAY.plusWeeks(1), WEDNESDAY.plusWeeks(1), MONDAY.plusWeeks(2))))
                .isNull();
        assertThat(done(group, List.of(MONDAY.plusWeeks(1), MONDAY.plusWeeks(2), WEDNESDAY.plusWeeks(3))))
                .isEqualTo(Reason.of("ALL_TOPICS_DONE"));
    }

    @Test
    void a_topic_that_was_missed_is_waited_for() {
        Group group = group(EnrollmentMode.TOPIC_CYCLE, Set.of());

        assertThat(done(group, List.of(MONDAY, MONDAY.plusWeeks(2), MONDAY.plusWeeks(3))))
                .isNull();
        assertThat(done(group, List.of(MONDAY, MONDAY.plusWeeks(2), MONDAY.plusWeeks(3), MONDAY.plusWeeks(4))))
                .isEqualTo(Reason.of("ALL_TOPICS_DONE"));
    }

    @Test
    void a_week_in_which_nobody_meets_teaches_nothing() {
        Group group = group(EnrollmentMode.TOPIC_CYCLE, Set.of(MONDAY.plusWeeks(1), WEDNESDAY.plusWeeks(1)));

        assertThat(done(group, List.of(MONDAY, MONDAY.plusWeeks(2), MONDAY.plusWeeks(3))))
                .isEqualTo(Reason.of("ALL_TOPICS_DONE"));
    }

    @Test
    void what_was_taught_in_another_group_of_the_program_is_not_taught_again() {
        Group group = group(EnrollmentMode.TOPIC_CYCLE, Set.of());

        assertThat(Completion.of(group, List.of(MONDAY.plusWeeks(2)), MONDAY, Set.of("skills", "family")))
                .isNull();
        assertThat(Completion.of(group, List.of(MONDAY.plusWeeks(2)), MONDAY, Set.of("skills", "relapse", "family")))
                .isEqualTo(Reason.of("ALL_TOPICS_DONE"));
    }

    @Test
    void nobody_is_done_who_never_came() {
        assertThat(done(group(EnrollmentMode.ROLLING, Set.of()), List.of())).isNull();
    }

    private static Group group(EnrollmentMode mode, Set<LocalDate> holidays) {
        Schedule schedule = new Schedule(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                LocalTime.of(9, 0),
                180,
                ZoneId.of("America/New_York"),
                MONDAY,
                null,
                holidays);
        return new Group("group", schedule, mode, 2, List.of("skills", "relapse", "family"));
    }

    private static @Nullable Reason done(Group group, List<LocalDate> attended) {
        return Completion.of(group, attended, null, taught(group, attended));
    }

    private static Set<String> taught(Group group, List<LocalDate> attended) {
        return attended.stream()
                .map(date -> Objects.requireNonNull(group.topicOn(date)))
                .collect(Collectors.toSet());
    }
}
