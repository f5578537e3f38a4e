package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stepdown.enrollment.reason.Reason;

/** What may be recorded of a session. */
final class AttendanceRules {

    private AttendanceRules() {}

    /** Codes of what is wrong, each with the referral that it is about. */
    static List<Reason> broken(Session session, Collection<Mark> marks, Map<UUID, Seated> seated, Instant now) {
        List<Reason> broken = new ArrayList<>();
        if (now.isBefore(session.startsAt())) {
            broken.add(Reason.of("SESSION_NOT_BEGUN", "startsAt", session.startsAt()));
        }
        if (marks.isEmpty()) {
            broken.add(Reason.of("NOBODY_NAMED"));
        }
        Set<UUID> seen = new HashSet<>();
        for (Mark mark : marks) {
            if (!seen.add(mark.referralId())) {
                broken.add(Reason.of("NAMED_TWICE", "referralId", mark.referralId()));
            }
            Seated patient = seated.get(mark.referralId());
            if (patient == null) {
                broken.add(Reason.of("NO_SEAT_IN_COHORT", "referralId", mark.referralId()));
            } else if (hadLeft(patient, session)) {
                broken.add(Reason.of("HAD_LEFT", "referralId", mark.referralId()));
            }
            if (!fits(mark, session.minutes())) {
                broken.add(Reason.of(
                        "MINUTES_DO_NOT_FIT", "referralId", mark.referralId(), "scheduled", session.minutes()));
            }
        }
        return broken;
    }

    private static boolean hadLeft(Seated patient, Session session) {
        Instant left = patient.leftAt();
        return left != null && session.startsAt().isAfter(left) && patient.at(session) == null;
    }

    /** Who is late came for a part; who was not there has no minutes. */
    private static boolean fits(Mark mark, int scheduled) {
        int minutes = mark.minutesOf(scheduled);
        return switch (mark.status()) {
            case ATTENDED -> minutes > 0 && minutes <= scheduled;
            case LATE -> minutes > 0 && minutes < scheduled;
            case NO_SHOW, EXCUSED -> minutes == 0;
        };
    }
}
