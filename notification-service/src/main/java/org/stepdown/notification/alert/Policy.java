package org.stepdown.notification.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How urgent things are and how soon they must be answered, as clinicians set it (domain rules, section 7).
 *
 * @param version which version of the policy
 * @param urgentWithin time to answer an urgent alert
 * @param routineWithin time to answer any other
 * @param urgentTopics topics that are urgent whatever the case
 */
public record Policy(String version, Duration urgentWithin, Duration routineWithin, Set<Topic> urgentTopics) {

    public Policy {
        urgentTopics = Set.copyOf(urgentTopics);
    }

    /** The urgency of a topic in a case that is, or is not, urgent itself. */
    public Urgency urgency(Topic topic, boolean urgentCase) {
        return urgentCase || urgentTopics.contains(topic) ? Urgency.URGENT : Urgency.ROUTINE;
    }

    /** When what is raised now must be answered. */
    public Instant due(Urgency urgency, Instant now) {
        return now.plus(urgency == Urgency.URGENT ? urgentWithin : routineWithin);
    }
}
