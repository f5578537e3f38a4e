package org.stepdown.enrollment.placement.kafka;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.FollowUp;
import org.stepdown.enrollment.referral.Preferences;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.Screening;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.referral.FollowUpClock;

/** A referral as placement sees it, out of the one in the events; what names the patient is left behind. */
final class ReferralReader {

    private ReferralReader() {}

    static Referral read(org.stepdown.events.referral.Referral told) {
        return new Referral(
                told.getReferralId(),
                told.getPatientKey(),
                told.getPatient().getBirthDate(),
                told.getPathways().stream().map(Enum::name).toList(),
                Symbols.read(Screening.class, told.getScreening(), Screening.REVIEW),
                ReasonCodes.read(told.getReasons()),
                Symbols.read(Condition.class, told.getConditions()),
                told.getSafetyFlag(),
                told.getUrgent(),
                answer(told, AttestationQuestion.NEEDS_24H_SUPERVISION),
                answer(told, AttestationQuestion.SAFE_AT_HOME),
                preferences(told.getPreferences()),
                Symbols.read(Priority.class, told.getMandatedPriority(), Priority.NONE),
                told.getClocks().stream().map(ReferralReader::followUp).toList(),
                told.getFacility(),
                zone(told.getTimeZone()),
                told.getOpenedAt());
    }

    /** The last answer counts: an attestation may be given again; where answers contradict, nobody knows. */
    private static Answer answer(org.stepdown.events.referral.Referral told, AttestationQuestion question) {
        List<Answer> answers = told.getAttestations().stream()
                .filter(attestation -> attestation.getQuestion() == question)
                .map(attestation -> Symbols.read(Answer.class, attestation.getAnswer(), Answer.UNKNOWN))
                .distinct()
                .toList();
        return answers.size() == 1 ? answers.getFirst() : Answer.UNKNOWN;
    }

    private static Preferences preferences(org.stepdown.events.@Nullable Preferences wishes) {
        return wishes == null
                ? Preferences.NONE
                : new Preferences(
                        Symbols.read(Track.class, wishes.getTrack()),
                        Symbols.read(Modality.class, wishes.getModality()),
                        wishes.getSite(),
                        wishes.getLanguage(),
                        wishes.getEarliestStart());
    }

    private static FollowUp followUp(FollowUpClock clock) {
        return new FollowUp(clock.getMeasure().name(), clock.getSevenDayDeadline(), zone(clock.getTimeZone()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RejectedEventException("UNKNOWN_TIME_ZONE", "the event names a time zone that there is not");
        }
    }
}
