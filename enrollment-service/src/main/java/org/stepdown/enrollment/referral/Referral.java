package org.stepdown.enrollment.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reason.Reason;

/**
 * An open referral, as far as placement depends on it.
 *
 * @param id identity
 * @param patientKey opaque key of the patient
 * @param birthDate date of birth; null when it is not known
 * @param pathways how the patient comes to IOP care
 * @param screening what screening says
 * @param screeningReasons why it says so
 * @param conditions conditions by the diagnoses, the main one first
 * @param safetyFlag danger to self: a clinician looks first
 * @param urgent alerts about it are urgent
 * @param needsSupervision whether the patient needs 24-hour supervision
 * @param safeAtHome whether the patient can function safely at home
 * @param preferences what was asked for
 * @param priority mandated priority
 * @param followUps clocks that run
 * @param facility facility of the latest qualifying event
 * @param timeZone zone of that facility
 * @param openedAt event time of the first qualifying event
 */
public record Referral(
        UUID id,
        String patientKey,
        @Nullable LocalDate birthDate,
        List<String> pathways,
        Screening screening,
        List<Reason> screeningReasons,
        List<Condition> conditions,
        boolean safetyFlag,
        boolean urgent,
        Answer needsSupervision,
        Answer safeAtHome,
        Preferences preferences,
        Priority priority,
        List<FollowUp> followUps,
        String facility,
        ZoneId timeZone,
        Instant openedAt) {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public Referral {
        pathways = List.copyOf(pathways);
        screeningReasons = List.copyOf(screeningReasons);
        conditions = List.copyOf(conditions);
        followUps = List.copyOf(followUps);
    }

    /** The same referral with what a clinician has completed. */
    public Referral completed(@Nullable LocalDate born, List<Condition> diagnosed, Answer supervision, Answer home) {
        return new Referral(
                id,
                patientKey,
                born,
                pathways,
                screening,
                screeningReasons,
                diagnosed,
                safetyFlag,
                urgent,
                supervision,
                home,
                preferences,
                priority,
                followUps,
                facility,
                timeZone,
                openedAt);
    }

    /** The same with this birth date. */
    public Referral born(@Nullable LocalDate day) {
        return completed(day, conditions, needsSupervision, safeAtHome);
    }

    /** The nearest 7-day deadline; null when no clock runs. */
    public @Nullable LocalDate deadline() {
        LocalDate nearest = deadlineOrNever();
        return nearest.equals(NEVER) ? null : nearest;
    }

    LocalDate deadlineOrNever() {
        LocalDate nearest = NEVER;
        for (FollowUp followUp : followUps) {
            nearest = followUp.sevenDayDeadline().isBefore(nearest) ? followUp.sevenDayDeadline() : nearest;
        }
        return nearest;
    }
}
