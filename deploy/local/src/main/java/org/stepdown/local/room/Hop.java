package org.stepdown.local.room;

import java.time.Duration;
import java.util.List;

/** A piece of the way that a message takes. */
enum Hop {
    INTAKE(
            "Hospitals to referral-service",
            "HL7 v2, FHIR, JSON",
            List.of(Measure.RECEIVED),
            List.of(Measure.IN_QUARANTINE),
            List.of(),
            List.of(Measure.NOT_TAKEN, Measure.QUARANTINED)),
    HISTORY(
            "care.encounter.v1 to the history",
            "care.encounter.v1",
            List.of(Measure.HISTORY_HANDLED),
            List.of(Measure.HISTORY_LAG, Measure.REFERRAL_OUTBOX),
            List.of(Measure.HISTORY_AGE, Measure.REFERRAL_OUTBOX_AGE),
            List.of(Measure.HISTORY_GIVEN_UP)),
    PLACEMENT(
            "referral-service to enrollment-service",
            "care.referral.v1",
            List.of(Measure.PLACEMENT_HANDLED),
            List.of(Measure.PLACEMENT_LAG),
            List.of(Measure.PLACEMENT_AGE, Measure.REFERRAL_OUTBOX_AGE),
            List.of(Measure.PLACEMENT_GIVEN_UP)),
    NOTICES(
            "enrollment-service to notification-service",
            "care.enrollment.v1",
            List.of(Measure.NOTICES_HANDLED),
            List.of(Measure.NOTICES_LAG, Measure.ENROLLMENT_OUTBOX),
            List.of(Measure.NOTICES_AGE, Measure.ENROLLMENT_OUTBOX_AGE),
            List.of(Measure.NOTICES_GIVEN_UP)),
    STAFF(
            "notification-service to staff",
            "alerts",
            List.of(Measure.ALERTS_RAISED),
            List.of(Measure.DELIVERIES_WAITING),
            List.of(Measure.DELIVERIES_AGE),
            List.of(Measure.DELIVERIES_FAILED)),
    LOOP(
            "Back to the sender",
            "what became of it",
            List.of(Measure.LOOP_HANDLED),
            List.of(Measure.LOOP_LAG),
            List.of(Measure.LOOP_AGE),
            List.of(Measure.LOOP_GIVEN_UP));

    private static final Duration NOW = Duration.ofSeconds(60);
    private static final Duration ERRORS = Duration.ofMinutes(15);
    private static final double LATE = 15;
    private static final double STUCK = 120;
    private static final double MANY = 1_000;

    final String title;
    final String carries;
    private final List<Measure> moved;
    private final List<Measure> waiting;
    private final List<Measure> ages;
    private final List<Measure> errors;

    Hop(
            String title,
            String carries,
            List<Measure> moved,
            List<Measure> waiting,
            List<Measure> ages,
            List<Measure> errors) {
        this.title = title;
        this.carries = carries;
        this.moved = moved;
        this.waiting = waiting;
        this.ages = ages;
        this.errors = errors;
    }

    /** How it goes. */
    enum State {
        GOOD("flows", "good"),
        WARN("look", "warn"),
        URGENT("stuck", "urgent");

        final String word;
        final String look;

        State(String word, String look) {
            this.word = word;
            this.look = look;
        }
    }

    /**
     * How it goes at one moment.
     *
     * @param rate a second, over the last minute
     * @param waiting how many wait
     * @param age of the oldest that waits, in seconds
     * @param errors in the last 15 minutes
     */
    record Figures(double rate, double waiting, double age, double errors) {

        State state() {
            if (age > STUCK) {
                return State.URGENT;
            }
            return age > LATE || waiting > MANY || errors > 0 ? State.WARN : State.GOOD;
        }
    }

    Figures figures(Chronicle chronicle) {
        Chronicle.Entry now = chronicle.latest();
        return new Figures(
                moved.stream().mapToDouble(one -> chronicle.rate(one, NOW)).sum(),
                waiting.stream().mapToDouble(now::of).sum(),
                ages.stream().mapToDouble(now::of).max().orElse(0),
                errors.stream()
                        .mapToDouble(one -> chronicle.growth(one, ERRORS))
                        .sum());
    }
}
