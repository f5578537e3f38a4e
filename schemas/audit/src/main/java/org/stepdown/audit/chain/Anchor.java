package org.stepdown.audit.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the chain was at one link: noted outside the database, it proves later that everything up to there is still the
 * same. Written as {@code SEQUENCE:HASH}.
 */
public record Anchor(long sequence, String hash) {

    /** Before the first link. */
    public static final Anchor START = new Anchor(0, "0".repeat(64));

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    static Anchor of(long sequence, byte[] hash) {
        return new Anchor(sequence, HexFormat.of().formatHex(hash));
    }

    /** @throws IllegalArgumentException when it is not written so */
    public static Anchor parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("An anchor is written as SEQUENCE:HASH");
        }
        return new Anchor(Long.parseLong(match.group(1)), match.group(2));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    boolean isOf(byte[] other) {
        return Arrays.equals(bytes(), other);
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
