package org.stepdown.notification.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How soon staff responded, and what is open.
 *
 * @param from beginning of the time that is looked at: alerts raised since then
 * @param asOf its end
 * @param all over all programs
 * @param programs by program, with one for alerts of none
 * @param open what is open now, by age, youngest first
 * @param patients how many alerts patients had, fewest first
 */
public record Figures(
        Instant from,
        Instant asOf,
        Response all,
        List<Response> programs,
        List<OpenOfAge> open,
        List<PatientsWith> patients) {

    /**
     * An alert is answered when a person first acknowledges it, or resolves it at once.
     *
     * @param program null for alerts that belong to none, and for all together
     * @param raised alerts raised
     * @param answered those of them that a person has answered
     * @param medianSeconds half of the answers came within it; null without any
     * @param p90Seconds nine of ten answers came within it
     * @param answeredIn30Minutes those of {@code due30Minutes} that were answered within 30 minutes
     * @param due30Minutes those that had their 30 minutes: not the ones that are younger, or were taken back earlier
     */
    public record Response(
            @Nullable String program,
            int raised,
            int answered,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            int answeredIn30Minutes,
            int due30Minutes) {

        /** From 0 to 1; null when none is due. */
        public @Nullable Double shareIn30Minutes() {
            return due30Minutes == 0 ? null : (double) answeredIn30Minutes / due30Minutes;
        }
    }

    /** Open alerts not older than {@code maxMinutes}, and older than the row before; null for all that are older. */
    public record OpenOfAge(@Nullable Integer maxMinutes, int urgent, int routine) {

        public int total() {
            return urgent + routine;
        }
    }

    /** Patients that had at least {@code from} and at most {@code to} alerts; null without an upper limit. */
    public record PatientsWith(int from, @Nullable Integer to, int patients, int alerts) {}

    public int openNow() {
        return open.stream().mapToInt(OpenOfAge::total).sum();
    }

    /** Mean number of alerts of the patients that had one; null without any. */
    public @Nullable Double alertsPerPatient() {
        int count = patients.stream().mapToInt(PatientsWith::patients).sum();
        int alerts = patients.stream().mapToInt(PatientsWith::alerts).sum();
        return count == 0 ? null : (double) alerts / count;
    }
}
