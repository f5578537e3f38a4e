package org.stepdown.notification.audience;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;

/**
 * Somebody wants to hear of certain alerts, on duty or not.
 *
 * @param recipient account, or {@code team/<id>}
 * @param programId of this program only; null for all
 * @param topic of this topic only; null for all
 * @param atLeast how urgent it must be
 */
public record Subscription(
        UUID id,
        String recipient,
        @Nullable String programId,
        @Nullable Topic topic,
        Urgency atLeast) {

    boolean wants(Question question) {
        return (programId == null || programId.equals(question.programId()))
                && (topic == null || topic == question.topic())
                && question.urgency().compareTo(atLeast) >= 0;
    }
}
