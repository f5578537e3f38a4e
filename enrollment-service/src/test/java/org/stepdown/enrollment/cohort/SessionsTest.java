package org.stepdown.enrollment.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.cohort.Session.Block;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.CurriculumPart;

class SessionsTest {

    private static final Set<DayOfWeek> THREE_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final List<CurriculumPart> NINE_HOURS = List.of(
            part(Component.GROUP_THERAPY, "4", null),
            part(Component.SKILLS_TRAINING, "2", null),
            part(Component.PSYCHOEDUCATION, "2", null),
            part(Component.EXPERIENTIAL, "1", "equine therapy"));

    @Test
    void a_week_of_sessions_goes_through_the_curriculum_in_its_order() {
        List<Session> week = sessions(cohort(180, Set.of(), List.of())).between(MONDAY, MONDAY.plusDays(6));

        assertThat(week).extracting(Session::date).containsExactly(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(4));
        assertThat(week.get(0).blocks()).containsExactly(new Block(Component.GROUP_THERAPY, 180, null));
        assertThat(week.get(1).blocks())
                .containsExactly(
                        new Block(Component.GROUP_THERAPY, 60, null), new Block(Component.SKILLS_TRAINING, 120, null));
        assertThat(week.get(2).blocks())
                .containsExactly(
                        new Block(Component.PSYCHOEDUCATION, 120, null),
                        new Block(Component.EXPERIENTIAL, 60, "equine therapy"));
    }

    @Test
    void a_session_keeps_its_time_of_day_when_the_clocks_change() {
        List<Session> mondays = sessions(cohort(180, Set.of(), List.of())).between(MONDAY, MONDAY.plusDays(7)).stream()
                .filter(session -> session.date().getDayOfWeek() == DayOfWeek.MONDAY)
                .toList();

        assertThat(mondays)
                .extracting(session -> session.begins().toOffsetDateTime().toString())
                .containsExactly("2026-03-02T09:00-05:00", "2026-03-09T09:00-04:00");
        assertThat(mondays).extracting(Session::startsAt).containsOnly(LocalTime.of(9, 0));
    }

    @Test
    void a_holiday_has_no_session_and_changes_no_other_one() {
        List<Session> week = sessions(cohort(180, Set.of(MONDAY), List.of())).between(MONDAY, MONDAY.plusDays(6));

        assertThat(week).extracting(Session::date).containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(4));
        assertThat(week.getFirst().blocks())
                .extracting(Block::component)
                .containsExactly(Component.GROUP_THERAPY, Component.SKILLS_TRAINING);
    }

    @Test
    void topics_take_a_week_each_and_begin_again_at_the_end() {
        assertThat(inTopics(Set.of()))
                .extracting(Session::topic)
                .containsExactly("Sleep", "Sleep", "Sleep", "Anger", "Anger", "Anger", "Sleep");
    }

    @Test
    void a_week_in_which_nobody_meets_teaches_no_topic() {
        Set<LocalDate> firstWeek = Set.of(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(4));

        assertThat(inTopics(firstWeek)).extracting(Session::topic).containsExactly("Sleep", "Sleep", "Sleep", "Anger");
    }

    /** Whatever the hours, every minute of every session has its component, and none is left out. */
    @Property(tries = 300, seed = "20260302")
    void every_minute_of_the_week_belongs_to_a_part(
            @ForAll @Size(min = 1, max = 7) List<@IntRange(min = 1, max = 1900) Integer> hundredthsOfHours,
            @ForAll @IntRange(min = 30, max = 400) int minutes) {
        List<CurriculumPart> curriculum = hundredthsOfHours.stream()
                .map(hours -> new CurriculumPart(Component.GROUP_THERAPY, BigDecimal.valueOf(hours, 2), null))
                .toList();

        List<Session> week =
                new Sessions(cohort(minutes, Set.of(), List.of()), curriculum).between(MONDAY, MONDAY.plusDays(6));

        assertThat(week)
                .allSatisfy(session -> assertThat(session.blocks().stream()
                                .mapToInt(Block::minutes)
                                .sum())
                        .isEqualTo(minutes));
    }

    private static List<Session> inTopics(Set<LocalDate> holidays) {
        return sessions(cohort(180, holidays, List.of("Sleep", "Anger"))).between(MONDAY, MONDAY.plusDays(14));
    }

    private static Sessions sessions(Cohort cohort) {
        return new Sessions(cohort, NINE_HOURS);
    }

    private static CurriculumPart part(Component component, String hours, @Nullable String activity) {
        return new CurriculumPart(component, new BigDecimal(hours), activity);
    }

    private static Cohort cohort(int minutes, Set<LocalDate> holidays, List<String> topics) {
        return new Cohort(
                "cohort",
                "program",
                "Cohort",
                Set.of(Condition.DEPRESSION),
                false,
                AgeBand.ADULT,
                Track.MORNING,
                Modality.IN_PERSON,
                "riverside",
                Set.of("en"),
                new Schedule(
                        THREE_DAYS, LocalTime.of(9, 0), minutes, ZoneId.of("America/New_York"), MONDAY, null, holidays),
                topics.isEmpty() ? EnrollmentMode.ROLLING : EnrollmentMode.TOPIC_CYCLE,
                topics,
                null,
                false);
    }
}
