package org.stepdown.enrollment.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;

/**
 * A group within a program, as defined; how many seats it has and who has them is the ledger's.
 *
 * @param id stable identity, readable
 * @param programId its program
 * @param name display name
 * @param conditions the conditions that it treats
 * @param dualDiagnosis made for substance use together with a mood or anxiety condition
 * @param ageBand whom it is for
 * @param track time of day
 * @param modality how it meets
 * @param site where
 * @param languages languages of the group, BCP 47
 * @param schedule when it meets
 * @param mode when a patient may join
 * @param topics what a topic cycle goes through, in order
 * @param startCap most new patients at one session; no limit when null
 * @param closed takes nobody any more
 */
public record Cohort(
        String id,
        String programId,
        String name,
        Set<Condition> conditions,
        boolean dualDiagnosis,
        AgeBand ageBand,
        Track track,
        Modality modality,
        String site,
        Set<String> languages,
        Schedule schedule,
        EnrollmentMode mode,
        List<String> topics,
        @Nullable Integer startCap,
        boolean closed) {

    public Cohort {
        conditions = Set.copyOf(conditions);
        languages = Set.copyOf(languages);
        topics = List.copyOf(topics);
    }

    /** The same cohort, taking nobody any more. */
    public Cohort close() {
        return with(schedule, true);
    }

    /** The same cohort, taking people again. */
    public Cohort reopen() {
        return with(schedule, false);
    }

    /** The same cohort on days that are not holidays of its site. */
    public Cohort observing(Set<LocalDate> holidaysOfTheSite) {
        return holidaysOfTheSite.isEmpty() ? this : with(schedule.without(holidaysOfTheSite), closed);
    }

    private Cohort with(Schedule newSchedule, boolean nowClosed) {
        return new Cohort(
                id,
                programId,
                name,
                conditions,
                dualDiagnosis,
                ageBand,
                track,
                modality,
                site,
                languages,
                newSchedule,
                mode,
                topics,
                startCap,
                nowClosed);
    }
}
