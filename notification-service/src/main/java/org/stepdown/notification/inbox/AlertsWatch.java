package org.stepdown.notification.inbox;

/** Wants to know when alerts have changed, in whichever instance. */
@FunctionalInterface
public interface AlertsWatch {
    void alertsChanged();
}
