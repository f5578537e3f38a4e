package org.stepdown.notification.alert;

import org.jspecify.annotations.Nullable;

/**
 * Who did something to an alert.
 *
 * @param account account of the member of staff; null for the system by its rules
 */
public record Actor(@Nullable String account) {

    public static final Actor SYSTEM = new Actor(null);

    public static Actor staff(String account) {
        return new Actor(account);
    }
}
