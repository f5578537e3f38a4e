package org.stepdown.notification.signal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Cause;
import org.stepdown.events.Reason;
import org.stepdown.events.enrollment.ClockState;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.ClockMeasure;
import org.stepdown.events.referral.FollowUpClock;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Signal;

/** What events of enrollment-service mean to staff. */
@SuppressWarnings("NullAway") // generated code does not say what may be null
class EnrollmentNoticesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final UUID REFERRAL = new UUID(0, 1);

    @Test
    void a_patient_who_did_not_come_and_was_not_reached_is_an_urgent_safety_review() {
        Signal signal = signal(inReview("SAFETY_REVIEW"));

        assertThat(signal.topic()).isEqualTo(Topic.SAFETY_REVIEW);
        assertThat(signal.urgent()).isTrue();
    }

    @Test
    void any_other_review_is_a_review() {
        Signal signal = signal(inReview("NO_DIAGNOSIS"));

        assertThat(signal.topic()).isEqualTo(Topic.NEEDS_REVIEW);
        assertThat(signal.urgent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WARNED, CLOCK_WARNING", "MISSED, CLOCK_MISSED", "RUNNING,", "MET,", "STOPPED,"})
    void a_clock_is_told_while_it_warns_or_is_missed(ClockState state, @Nullable Topic topic) {
        assertThat(signal(clock(state)).topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({"STARTED", "COMPLETED", "NO_SHOW"})
    void nothing_is_left_to_do_about_a_placement_that_goes_on_or_has_ended(ReferralStatus status) {
        assertThat(signal(stands(status, List.of())).topic()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"INTERIM_SERVICES_OVERDUE", "ADMISSION_OVERDUE", "ADMISSION_AFTER_INTERIM_OVERDUE"})
    void a_mandated_deadline_that_passes_on_the_waitlist_is_an_urgent_miss(String code) {
        Signal signal = signal(stands(ReferralStatus.WAITLISTED, List.of(new Reason(code, Map.of(), null))));

        assertThat(signal.topic()).isEqualTo(Topic.CLOCK_MISSED);
        assertThat(signal.scope()).isEqualTo(code);
        assertThat(signal.urgent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "STARTED, FIRST_SESSION_ATTENDED, 3",
        "WITHDRAWN, WITHDRAWN_BY_STAFF, 3",
        "CANCELLED, DISCHARGE_CANCELLED, 3",
        "WAITLISTED, INTERIM_SERVICES_GIVEN, 2",
        "ENROLLED, PLACED, 0"
    })
    void a_mandated_deadline_is_no_miss_any_more_once_it_is_settled(ReferralStatus status, String code, int settled) {
        assertThat(signals(stands(status, List.of(new Reason(code, Map.of(), null)))))
                .filteredOn(signal -> signal.line() == Line.CLOCK)
                .hasSize(settled)
                .allSatisfy(signal -> {
                    assertThat(signal.topic()).isNull();
                    assertThat(signal.scope()).endsWith("_OVERDUE");
                });
    }

    @Test
    void coming_to_the_waitlist_is_told_by_the_decision_alone() {
        SpecificRecord waits = stands(ReferralStatus.WAITLISTED, List.of(new Reason("NO_COHORT_FITS", Map.of(), null)));

        assertThat(signals(waits)).isEmpty();
    }

    private static SpecificRecord stands(ReferralStatus status, List<Reason> reasons) {
        return new ReferralStatusChanged(
                NOW, REFERRAL, status, ReferralStatus.UNKNOWN, reasons, null, null, null, actor(), cause());
    }

    private static SpecificRecord inReview(String code) {
        return new PlacementDecided(
                NOW,
                new UUID(0, 2),
                REFERRAL,
                PlacementOutcome.IN_REVIEW,
                List.of(new Reason(code, Map.of(), null)),
                null,
                null,
                null,
                List.of(),
                0,
                null,
                List.of(),
                Map.of(),
                "test",
                List.of(),
                false,
                false,
                actor(),
                cause());
    }

    private static SpecificRecord clock(ClockState state) {
        LocalDate day = LocalDate.of(2026, 3, 2);
        return new FollowUpClockChanged(
                NOW,
                REFERRAL,
                new FollowUpClock(ClockMeasure.FUH, NOW, day, "America/New_York", day.plusDays(7), day.plusDays(30)),
                7,
                state,
                null,
                List.of(),
                false,
                null);
    }

    private static Actor actor() {
        return new Actor(ActorKind.SYSTEM, null);
    }

    private static Cause cause() {
        return new Cause(new UUID(0, 3), "test", NOW, null);
    }

    private static Signal signal(SpecificRecord event) {
        return signals(event).getFirst();
    }

    private static List<Signal> signals(SpecificRecord event) {
        IncomingEvent incoming = new IncomingEvent(
                new UUID(0, 4), "care.enrollment.v1", 0, 1, "key", event, NOW, Trail.start(new UUID(0, 5)));
        return EnrollmentNotices.of(incoming).signals();
    }
}
