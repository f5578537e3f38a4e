package org.stepdown.notification.audience;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;

/**
 * Of which alert is somebody to be told?
 *
 * @param programId program that it concerns, where known
 * @param topic what it is about
 * @param urgency how urgent it is
 * @param level level of escalation that is reached
 * @param tiers whom that level calls
 * @param assignee account that it is assigned to
 */
public record Question(
        @Nullable String programId,
        Topic topic,
        Urgency urgency,
        int level,
        Set<Tier> tiers,
        @Nullable String assignee) {

    public Question {
        tiers = Set.copyOf(tiers);
    }
}
