package org.stepdown.enrollment.attendance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
     * @param taught the topics that the patient has been taught in any group of the program
     */
    static @Nullable Reason of(
            Group group, Collection<LocalDate> attended, @Nullable LocalDate firstEver, Set<String> taught) {
        if (attended.isEmpty()) {
            return null;
        }
        List<LocalDate> dates = attended.stream().sorted().toList();
        return switch (group.mode()) {
            case TOPIC_CYCLE ->
                !group.topics().isEmpty() && taught.containsAll(group.topics()) ? Reason.of("ALL_TOPICS_DONE") : null;
            case CLOSED, ROLLING -> hasNoSessionLeft(group, dates, firstEver) ? Reason.of("PROGRAM_LENGTH_DONE") : null;
        };
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
