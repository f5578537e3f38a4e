package org.stepdown.local.room;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A figure of the stack. Those that count from the start of a service only ever grow, until it starts again. */
enum Measure {
    RECEIVED(all -> all.referral().sum("stepdown_intake_seconds_count")
            + all.referral().sum("stepdown_intake_published_total")),
    NOT_TAKEN(all -> all.referral().sum("stepdown_intake_seconds_count", "outcome", "failed")
            + all.referral().sum("stepdown_intake_seconds_count", "outcome", "refused")
            + all.referral().sum("stepdown_intake_seconds_count", "outcome", "rejected")),
    QUARANTINED(all -> all.referral().sum("stepdown_intake_seconds_count", "outcome", "quarantined")),
    IN_QUARANTINE(all -> all.referral().max("stepdown_quarantine_waiting")),
    QUARANTINE_AGE(all -> all.referral().max("stepdown_quarantine_oldest_seconds")),

    HISTORY_HANDLED(all -> handled(all.referral(), "referral-service.history")),
    HISTORY_LAG(all -> lag(all.referral(), "referral-service.history")),
    HISTORY_AGE(all -> age(all.referral(), "referral-service.history")),
    HISTORY_GIVEN_UP(all -> givenUp(all.referral(), "referral-service.history")),

    REFERRAL_OUTBOX(all -> all.referral().max("stepdown_outbox_waiting")),
    REFERRAL_OUTBOX_AGE(all -> all.referral().max("stepdown_outbox_oldest_seconds")),
    PLACEMENT_HANDLED(all -> handled(all.enrollment(), "enrollment-service.*")),
    PLACEMENT_LAG(all -> lag(all.enrollment(), "enrollment-service.*")),
    PLACEMENT_AGE(all -> age(all.enrollment(), "enrollment-service.*")),
    PLACEMENT_GIVEN_UP(all -> givenUp(all.enrollment(), "enrollment-service.*")),

    ENROLLMENT_OUTBOX(all -> all.enrollment().max("stepdown_outbox_waiting")),
    ENROLLMENT_OUTBOX_AGE(all -> all.enrollment().max("stepdown_outbox_oldest_seconds")),
    NOTICES_HANDLED(all -> handled(all.notification(), "notification-service.*")),
    NOTICES_LAG(all -> lag(all.notification(), "notification-service.*")),
    NOTICES_AGE(all -> age(all.notification(), "notification-service.*")),
    NOTICES_GIVEN_UP(all -> givenUp(all.notification(), "notification-service.*")),

    ALERTS_RAISED(all -> all.notification().sum("stepdown_alerts_changes_total", "change", "raised")),
    DELIVERIES_WAITING(all -> all.notification().sum("stepdown_deliveries_waiting")),
    DELIVERIES_AGE(all -> all.notification().max("stepdown_deliveries_oldest_seconds")),
    DELIVERIES_FAILED(all -> all.notification().sum("stepdown_deliveries_total", "outcome", "failed")
            + all.notification().sum("stepdown_deliveries_total", "outcome", "refused")),
    ALERT_SECONDS(all -> all.notification().sum("stepdown_alert_latency_seconds_sum")),
    ALERTS_TIMED(all -> all.notification().sum("stepdown_alert_latency_seconds_count")),

    LOOP_HANDLED(all -> handled(all.referral(), "referral-service.loop")),
    LOOP_LAG(all -> all.referral().sum("stepdown_loop_queue")
            + back().mapToDouble(consumer -> lag(all.referral(), consumer)).sum()),
    LOOP_AGE(all -> Math.max(
            all.referral().max("stepdown_loop_queue_age_seconds"),
            back().mapToDouble(consumer -> age(all.referral(), consumer)).max().orElse(0))),
    LOOP_GIVEN_UP(all ->
            back().mapToDouble(consumer -> givenUp(all.referral(), consumer)).sum()),

    PLACED(all -> all.enrollment().sum("stepdown_decisions_total", "outcome", "enrolled")),
    DECIDED(all -> all.enrollment().sum("stepdown_decisions_total")),
    IN_SEATS(all -> all.enrollment().sum("stepdown_cohort_seats", "state", "enrolled")),
    SEATS(all -> all.enrollment().sum("stepdown_cohort_seats", "state", "capacity")),
    SEATS_TAKEN(all -> IN_SEATS.of(all)
            + all.enrollment().sum("stepdown_cohort_seats", "state", "held")
            + all.enrollment().sum("stepdown_cohort_seats", "state", "offered")),
    WAITING(all -> all.enrollment().max("stepdown_waitlist_size")),
    WAITING_AGE(all -> all.enrollment().max("stepdown_waitlist_oldest_seconds")),
    IN_REVIEW(all -> all.enrollment().max("stepdown_reviews_waiting")),
    CLOCKS_MISSED(all -> all.enrollment().sum("stepdown_clocks", "state", "missed")),
    CLOCKS_WARNED(all -> all.enrollment().sum("stepdown_clocks", "state", "warned")),
    URGENT(all -> all.notification().max("stepdown_alerts_unacknowledged", "urgency", "urgent")),
    OVERDUE(all -> all.notification().sum("stepdown_alerts_overdue"));

    private final ToDoubleFunction<Exported> reading;

    Measure(ToDoubleFunction<Exported> reading) {
        this.reading = reading;
    }

    /** What the services export; of one that does not answer, nothing. */
    record Exported(Samples referral, Samples enrollment, Samples notification) {}

    double of(Exported all) {
        return reading.applyAsDouble(all);
    }

    /** Who at referral-service hears what became of referrals: for the sender, and for the lineage. */
    private static Stream<String> back() {
        return Stream.of("referral-service.loop", "referral-service.decisions", "referral-service.alerts");
    }

    private static double handled(Samples samples, String consumer) {
        return samples.sum("stepdown_inbox_events_total", "consumer", consumer, "outcome", "handled");
    }

    private static double givenUp(Samples samples, String consumer) {
        return samples.sum("stepdown_inbox_events_total", "consumer", consumer, "outcome", "dead-lettered");
    }

    private static double lag(Samples samples, String consumer) {
        return samples.sum("spring_cloud_stream_binder_kafka_offset", "group", consumer);
    }

    private static double age(Samples samples, String consumer) {
        return samples.max("stepdown_inbox_oldest_seconds", "consumer", consumer);
    }
}
