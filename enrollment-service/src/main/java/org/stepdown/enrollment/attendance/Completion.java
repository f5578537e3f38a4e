package org.stepdown.enrollment.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;

/** When a patient is done: with all topics of a topic cycle, or with the weeks of the program. */
final class Completion {

    private Completion() {}

    /**
     * Why a patient is done after these sessions; null while one is not.
     *
     * @param attended dates of all sessions of this group that the patient came to
     * @param firstEver date of the first session in any group of the program; null when that was in this one
     */
    static @Nullable Reason of(Group group, Collection<LocalDate> attended, @Nullable LocalDate firstEver) {
        if (attended.isEmpty()) {
            return null;
        }
        List<LocalDate> dates = attended.stream().sorted().toList();
        return switch (group.mode()) {
            case TOPIC_CYCLE -> topics(group, dates).size() >= group.topics() ? Reason.of("ALL_TOPICS_DONE") : null;
            case CLOSED, ROLLING -> hasNoSessionLeft(group, dates, firstEver) ? Reason.of("PROGRAM_LENGTH_DONE") : null;
        };
    }

    /** A topic lasts a calendar week; a week in which nobody meets teaches nothing, as in the calendar of sessions. */
    private static Set<Long> topics(Group group, List<LocalDate> dates) {
        return dates.stream()
                .map(date -> taughtUntil(group, date) % group.topics())
                .collect(Collectors.toSet());
    }

    private static long taughtUntil(Group group, LocalDate date) {
        return group.calendar().between(group.schedule().firstDate(), date).stream()
                .map(session -> session.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .count();
    }

    /** Who has moved here goes on where the other group was left, and does not begin anew. */
    private static boolean hasNoSessionLeft(Group group, List<LocalDate> dates, @Nullable LocalDate firstEver) {
        LocalDate first = firstEver != null && firstEver.isBefore(dates.getFirst()) ? firstEver : dates.getFirst();
        LocalDate end = first.plus(group.weeks(), ChronoUnit.WEEKS);
        return group.calendar()
                .between(dates.getLast().plusDays(1), end.minusDays(1))
                .isEmpty();
    }
}
