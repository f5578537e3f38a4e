package org.stepdown.notification.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as others see it.
 *
 * @param deliveries who was told, by which channel, and what became of it; oldest first
 * @param history what became of it, oldest first; only where one alert is asked for
 */
record AlertView(
        UUID id,
        String topic,
        String urgency,
        String state,
        @Nullable UUID referralId,
        @Nullable String subject,
        @Nullable String programId,
        Instant raisedAt,
        Instant dueAt,
        @Nullable String assignee,
        int escalationLevel,
        int occurrences,
        @Nullable Instant seenAt,
        @Nullable Instant snoozedUntil,
        @Nullable String acknowledgedBy,
        String policyVersion,
        List<Told> deliveries,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Step> history) {

    AlertView told(List<Told> told) {
        return with(told, history);
    }

    AlertView with(List<Step> steps) {
        return with(deliveries, steps);
    }

    private AlertView with(List<Told> told, @Nullable List<Step> steps) {
        return new AlertView(
                id,
                topic,
                urgency,
                state,
                referralId,
                subject,
                programId,
                raisedAt,
                dueAt,
                assignee,
                escalationLevel,
                occurrences,
                seenAt,
                snoozedUntil,
                acknowledgedBy,
                policyVersion,
                told,
                steps);
    }

    /** One telling of one recipient; {@code error} is the code of the last failure. */
    record Told(
            UUID id,
            String channel,
            String recipient,
            String state,
            int escalationLevel,
            Instant dueAt,
            Instant changedAt,
            int attempts,
            @Nullable String error) {}

    /**
     * One step of its history.
     *
     * @param by null for the system
     * @param reason why; of what was undone, its name
     * @param assignee whom it was assigned to, by this step or before
     */
    record Step(
            String change,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String assignee,
            @Nullable UUID causeEventId,
            @Nullable String causeType) {}
}
