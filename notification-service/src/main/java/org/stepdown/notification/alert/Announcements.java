package org.stepdown.notification.alert;

import java.util.List;

/** Tells others what became of alerts, if and when the work at hand is kept. */
public interface Announcements {
    void announce(List<Change> changes);
}
