package org.stepdown.notification.signal;

import java.util.UUID;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;

/** Gives alerts identities that a replay gives again. */
@FunctionalInterface
public interface Naming {
    UUID alert(UUID cause, Subject subject, Topic topic);
}
