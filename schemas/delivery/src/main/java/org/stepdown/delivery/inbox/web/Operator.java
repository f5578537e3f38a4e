package org.stepdown.delivery.inbox.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.inbox.DeadLetters;

/** Who sees to dead letters, and what is said to them. */
final class Operator {

    /** Where the pages keep who is there, until somebody signs in. */
    static final String COOKIE = "staff";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REASON = 500;

    private Operator() {}

    /** Whoever has signed in, else whoever it is said to be; null when nobody is named. */
    static @Nullable String name(@Nullable Principal signedIn, @Nullable String said) {
        return signedIn != null ? signedIn.getName() : usable(said, LONGEST_NAME);
    }

    /** Whoever has signed in, else the name in the cookie. */
    static @Nullable String atThePage(@Nullable Principal signedIn, @Nullable String cookie) {
        try {
            return name(signedIn, cookie == null ? null : URLDecoder.decode(cookie, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException tampered) {
            return null;
        }
    }

    static @Nullable String reason(@Nullable String reason) {
        return usable(reason, LONGEST_REASON);
    }

    static String said(DeadLetters.Outcome outcome) {
        return switch (outcome) {
            case DONE -> "Done.";
            case SETTLED_BEFORE -> "It was settled before; nothing has happened now.";
            case FAILED_AGAIN -> "It failed again and stays open.";
            case NOT_NOW -> "What it needs is away: try again later.";
            case UNKNOWN -> "There is no such dead letter here.";
        };
    }

    private static @Nullable String usable(@Nullable String text, int longest) {
        String clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() || clean.length() > longest ? null : clean;
    }
}
