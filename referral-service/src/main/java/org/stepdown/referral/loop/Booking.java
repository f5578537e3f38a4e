package org.stepdown.referral.loop;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.events.enrollment.SeatState;

/**
 * The first session of a referral, as senders know it.
 *
 * @param number grows when a session is booked again after a cancellation
 * @param cohort the cohort, which no sender hears of
 */
record Booking(UUID referralId, int number, String cohort, State state, Instant startsAt, ZoneId zone, String site) {

    enum State {
        BOOKED,
        CANCELLED,
        NO_SHOW,
        KEPT
    }

    /** What is now so, and what there is to tell. */
    record Step(@Nullable Booking booking, @Nullable Told told) {}

    static Step after(@Nullable Booking before, ReferralStatusChanged event) {
        return switch (event.getStatus()) {
            case ENROLLED -> booked(before, event);
            case STARTED, COMPLETED -> ends(before, State.KEPT, null);
            case NO_SHOW -> ends(before, State.NO_SHOW, Told.NO_SHOW);
            case RECEIVED, IN_REVIEW, NOT_ELIGIBLE, WAITLISTED, OFFERED, DECLINED, WITHDRAWN, CANCELLED ->
                ends(before, State.CANCELLED, Told.CANCELLED);
            case UNKNOWN -> new Step(before, null);
        };
    }

    private static Step booked(@Nullable Booking before, ReferralStatusChanged event) {
        CohortSummary cohort = event.getCohort();
        if (cohort == null || cohort.getFirstSessionAt() == null) {
            return new Step(before, null);
        }
        Booking standing = before != null && before.state == State.BOOKED ? before : null;
        int again = before == null ? 1 : before.number + 1;
        Booking now = new Booking(
                event.getReferralId(),
                standing == null ? again : standing.number,
                cohort.getCohortId(),
                State.BOOKED,
                cohort.getFirstSessionAt(),
                ZoneId.of(cohort.getTimeZone()),
                cohort.getSite());
        if (standing == null) {
            return new Step(now, Told.BOOKED);
        }
        boolean moved = !now.startsAt.equals(standing.startsAt) || !now.site.equals(standing.site);
        return new Step(now, moved ? Told.MOVED : null);
    }

    private static Step ends(@Nullable Booking before, State state, @Nullable Told told) {
        return before == null || before.state != State.BOOKED
                ? new Step(before, null)
                : new Step(before.with(state), told);
    }

    /** The seat of another cohort may be given back after the move to the one that is booked. */
    static Step after(@Nullable Booking before, SeatChanged event) {
        boolean lost =
                event.getState() == SeatState.RELEASED && before != null && before.cohort.equals(event.getCohortId());
        return lost ? ends(before, State.CANCELLED, Told.CANCELLED) : new Step(before, null);
    }

    static Step after(@Nullable Booking before, AttendanceRecorded event) {
        if (before == null || !before.isOn(event.getSessionDate())) {
            return new Step(before, null);
        }
        boolean came = event.getStatus() == AttendanceStatus.ATTENDED || event.getStatus() == AttendanceStatus.PARTIAL;
        if (event.getStatus() == AttendanceStatus.NO_SHOW) {
            return before.state == State.NO_SHOW || before.state == State.CANCELLED
                    ? new Step(before, null)
                    : new Step(before.with(State.NO_SHOW), Told.NO_SHOW);
        }
        if (before.state == State.NO_SHOW && (came || event.getCorrects())) {
            return new Step(before.with(State.KEPT), Told.CAME_AFTER_ALL);
        }
        return came ? ends(before, State.KEPT, null) : new Step(before, null);
    }

    boolean isOn(LocalDate date) {
        return startsAt.atZone(zone).toLocalDate().equals(date);
    }

    private Booking with(State next) {
        return new Booking(referralId, number, cohort, next, startsAt, zone, site);
    }

    /** As a sender may hear of it. */
    Session session(boolean restricted) {
        return new Session(
                UUID.nameUUIDFromBytes((referralId + "/session/" + number).getBytes(StandardCharsets.UTF_8)),
                startsAt.atZone(zone).toLocalDate(),
                startsAt,
                zone,
                restricted ? null : site);
    }
}
