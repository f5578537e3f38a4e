package org.stepdown.delivery;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header {@code traceparent} of W3C Trace Context, version 00. */
final class TraceParent {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    static String start() {
        return "00-%s%s-%s-01".formatted(hex(), hex(), hex());
    }

    /** Same trace, new parent id; a value that is not valid starts a new trace, as the specification asks. */
    static String child(@Nullable String parent) {
        if (parent == null || !VALID.matcher(parent).matches()) {
            return start();
        }
        return parent.substring(0, 36) + hex() + parent.substring(52);
    }

    private static String hex() {
        long value = 0;
        while (value == 0) {
            value = ThreadLocalRandom.current().nextLong();
        }
        return "%016x".formatted(value);
    }
}
