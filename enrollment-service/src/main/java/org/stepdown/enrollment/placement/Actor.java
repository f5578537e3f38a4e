package org.stepdown.enrollment.placement;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param kind the system by its rules, a member of staff, or the sender
 * @param id account of the member of staff
 */
public record Actor(Kind kind, @Nullable String id) {

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    /** The kind of actor. */
    public enum Kind {
        SYSTEM,
        STAFF,
        SENDER
    }

    public static Actor staff(String account) {
        return new Actor(Kind.STAFF, account);
    }
}
