package org.stepdown.notification.signal.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.Reason;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.PatientInCareSeen;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.Pathway;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;

/** What events of enrollment-service mean. */
final class EnrollmentNotices {

    /** Mandated deadlines that interim services settle: with them admission has more time. */
    private static final List<String> WITHOUT_INTERIM_SERVICES =
            List.of("INTERIM_SERVICES_OVERDUE", "ADMISSION_OVERDUE");

    private static final List<String> MANDATED =
            List.of("INTERIM_SERVICES_OVERDUE", "ADMISSION_OVERDUE", "ADMISSION_AFTER_INTERIM_OVERDUE");

    private EnrollmentNotices() {}

    static Notice of(IncomingEvent event) {
        return switch (event.event()) {
            case PlacementDecided decided -> decided(event, decided).notice();
            case ReferralStatusChanged changed -> status(event, changed).notice();
            case PatientInCareSeen seen -> inCare(event, seen).notice();
            case FollowUpClockChanged changed -> clock(event, changed).notice();
            case AttendanceRecorded recorded -> attendance(event, recorded).notice();
            case CohortNearlyFull full ->
                NoticeDraft.on(event, "cohort/" + full.getCohortId())
                        .program(full.getProgramId())
                        .says(Line.CENSUS, Topic.COHORT_NEARLY_FULL, full.getOccurredAt(), false)
                        .notice();
            default -> throw new IllegalArgumentException("not an event of enrollment-service");
        };
    }

    private static NoticeDraft decided(IncomingEvent event, PlacementDecided decided) {
        boolean urgent = decided.getUrgent()
                || asksForSafety(decided)
                || decided.getSafetyFlag()
                || decided.getPathways().contains(Pathway.ACUTE_PSYCHIATRIC);
        CohortSummary cohort = decided.getCohort();
        return NoticeDraft.onReferral(event, decided.getReferralId())
                .placed(cohort == null ? null : cohort.getProgramId(), decided.getOccurredAt())
                .places(outcome(decided), decided.getOccurredAt(), urgent);
    }

    private static @Nullable Topic outcome(PlacementDecided decided) {
        return switch (decided.getOutcome()) {
            case ENROLLED -> Topic.PLACED;
            case OFFERED -> Topic.OFFERED;
            case WAITLISTED -> Topic.WAITLISTED;
            case IN_REVIEW -> asksForSafety(decided) ? Topic.SAFETY_REVIEW : Topic.NEEDS_REVIEW;
            case NOT_ELIGIBLE -> Topic.NOT_ELIGIBLE;
            case UNKNOWN -> null;
        };
    }

    /** A patient did not come and could not be reached. */
    private static boolean asksForSafety(PlacementDecided decided) {
        return decided.getOutcome() == PlacementOutcome.IN_REVIEW
                && decided.getReasons().stream()
                        .anyMatch(reason -> reason.getCode().equals("SAFETY_REVIEW"));
    }

    /** What ends a placement without a new decision; everything else is told by decisions. */
    private static NoticeDraft status(IncomingEvent event, ReferralStatusChanged changed) {
        NoticeDraft draft = NoticeDraft.onReferral(event, changed.getReferralId());
        return switch (changed.getStatus()) {
            case WITHDRAWN ->
                settled(draft.says(Line.PLACEMENT, Topic.WITHDRAWN, changed.getOccurredAt(), false), MANDATED, changed);
            case STARTED, DECLINED, COMPLETED, CANCELLED, NO_SHOW ->
                settled(draft.says(Line.PLACEMENT, null, changed.getOccurredAt(), false), MANDATED, changed);
            case WAITLISTED, IN_REVIEW, OFFERED -> overdue(draft, changed);
            default -> draft;
        };
    }

    /** A mandated deadline has passed while the patient waits; each is a miss of its own that staff account for. */
    private static NoticeDraft overdue(NoticeDraft draft, ReferralStatusChanged changed) {
        for (Reason reason : changed.getReasons()) {
            if (reason.getCode().endsWith("_OVERDUE")) {
                draft.says(Line.CLOCK, reason.getCode(), Topic.CLOCK_MISSED, changed.getOccurredAt(), true);
            } else if (reason.getCode().equals("INTERIM_SERVICES_GIVEN")) {
                settled(draft, WITHOUT_INTERIM_SERVICES, changed);
            }
        }
        return draft;
    }

    /** A first session settles what was due before it, and so does the end of the referral. */
    private static NoticeDraft settled(NoticeDraft draft, List<String> deadlines, ReferralStatusChanged changed) {
        deadlines.forEach(code -> draft.says(Line.CLOCK, code, null, changed.getOccurredAt(), false));
        return draft;
    }

    private static NoticeDraft inCare(IncomingEvent event, PatientInCareSeen seen) {
        NoticeDraft draft = NoticeDraft.onReferral(event, seen.getReferralId());
        switch (seen.getWhat()) {
            case READMISSION -> news(draft, CareScope.READMISSION, seen);
            case ED_VISIT -> news(draft, CareScope.ED_VISIT, seen);
            case DISCHARGE_CANCELLED -> news(draft, CareScope.DISCHARGE_CANCELLED, seen);
            case DEATH -> news(draft, CareScope.DEATH, seen);
            case STAY_CANCELLED -> {
                over(draft, CareScope.READMISSION, seen);
                over(draft, CareScope.ED_VISIT, seen);
            }
            case READMISSION_CANCELLED -> over(draft, CareScope.READMISSION, seen);
            case ED_VISIT_CANCELLED -> over(draft, CareScope.ED_VISIT, seen);
            case UNKNOWN -> {}
        }
        return draft;
    }

    private static void news(NoticeDraft draft, CareScope scope, PatientInCareSeen seen) {
        draft.says(Line.CARE, scope.name(), scope.topic(), seen.getOccurredAt(), seen.getUrgent());
    }

    private static void over(NoticeDraft draft, CareScope scope, PatientInCareSeen seen) {
        draft.says(Line.CARE, scope.name(), null, seen.getOccurredAt(), false);
    }

    private static NoticeDraft clock(IncomingEvent event, FollowUpClockChanged changed) {
        Topic topic = switch (changed.getState()) {
            case WARNED -> Topic.CLOCK_WARNING;
            case MISSED -> Topic.CLOCK_MISSED;
            case UNKNOWN, RUNNING, MET, STOPPED -> null;
        };
        String scope = changed.getClock().getMeasure() + "/" + changed.getWindowDays();
        return NoticeDraft.onReferral(event, changed.getReferralId())
                .says(Line.CLOCK, scope, topic, changed.getOccurredAt(), changed.getUrgent());
    }

    /** A correction takes a no-show back. */
    private static NoticeDraft attendance(IncomingEvent event, AttendanceRecorded recorded) {
        Topic topic = recorded.getStatus() == AttendanceStatus.NO_SHOW ? Topic.NO_SHOW : null;
        return NoticeDraft.onReferral(event, recorded.getReferralId())
                .says(Line.SESSION, recorded.getSessionId().toString(), topic, recorded.getOccurredAt(), false);
    }
}
