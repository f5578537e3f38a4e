package org.stepdown.notification.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as others see it.
 *
 * @param deliveries deliveries outside the inbox
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
        List<String> deliveries,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Step> history) {

    AlertView with(List<Step> steps) {
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
                deliveries,
                steps);
    }

    /** One step of its history; {@code by} is null for the system. */
    record Step(
            String change,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable UUID causeEventId,
            @Nullable String causeType) {}
}
