package org.stepdown.local.room;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last failures, as the figures tell of them: what grew since the look before. */
final class Failures {

    private static final int KEPT = 20;

    /** Where more is to be seen. */
    enum Where {
        QUARANTINE,
        REFERRAL_LETTERS,
        ENROLLMENT_LETTERS,
        NOTIFICATION_LETTERS,
        DELIVERIES,
        LOG
    }

    /** Something that failed. */
    record Failure(Instant at, String what, Where where) {}

    private record Kind(String one, String many, Where where) {}

    private static final Map<Measure, Kind> KINDS = new EnumMap<>(Map.of(
            Measure.QUARANTINED,
            new Kind("A message went into quarantine", "%d messages went into quarantine", Where.QUARANTINE),
            Measure.NOT_TAKEN,
            new Kind("A message was not taken", "%d messages were not taken", Where.LOG),
            Measure.HISTORY_GIVEN_UP,
            new Kind("The history gave up an event", "The history gave up %d events", Where.REFERRAL_LETTERS),
            Measure.PLACEMENT_GIVEN_UP,
            new Kind(
                    "enrollment-service gave up an event",
                    "enrollment-service gave up %d events",
                    Where.ENROLLMENT_LETTERS),
            Measure.NOTICES_GIVEN_UP,
            new Kind(
                    "notification-service gave up an event",
                    "notification-service gave up %d events",
                    Where.NOTIFICATION_LETTERS),
            Measure.LOOP_GIVEN_UP,
            new Kind("The loop gave up an event", "The loop gave up %d events", Where.REFERRAL_LETTERS),
            Measure.DELIVERIES_FAILED,
            new Kind("A delivery to staff failed", "%d deliveries to staff failed", Where.DELIVERIES)));

    private final Deque<Failure> last = new ArrayDeque<>();

    synchronized void compare(Chronicle.Entry before, Chronicle.Entry now) {
        KINDS.forEach((measure, kind) -> {
            double was = before.of(measure);
            double is = now.of(measure);
            long grown = Math.round(is >= was ? is - was : is);
            if (grown > 0) {
                add(new Failure(now.at(), grown == 1 ? kind.one() : kind.many().formatted(grown), kind.where()));
            }
        });
        for (int i = 0; i < Services.NAMES.size(); i++) {
            if (before.up().get(i) && !now.up().get(i)) {
                add(new Failure(now.at(), Services.NAMES.get(i) + " does not answer any more", Where.LOG));
            }
        }
    }

    private void add(Failure failure) {
        last.addFirst(failure);
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    /** The latest first. */
    synchronized List<Failure> last() {
        return List.copyOf(last);
    }
}
