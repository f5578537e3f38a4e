package org.stepdown.referral.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a message, without its content.
 *
 * @param text in words, with the code where the format has one
 * @param place segment and field, or JSON pointer; null when the whole message is meant
 */
public record Fault(String text, @Nullable String place) {

    /** Takes a failure apart, as it is kept with a message. */
    public static Fault of(String failure) {
        int at = failure.lastIndexOf(" at ");
        int space = failure.indexOf(' ');
        if (failure.startsWith("/") && space > 0 && !failure.contains("; ")) {
            return new Fault(failure.substring(space + 1), failure.substring(0, space));
        }
        return at < 0 ? new Fault(failure, null) : new Fault(failure.substring(0, at), failure.substring(at + 4));
    }
}
