package org.stepdown.referral.intake;

import java.util.regex.Pattern;

/** The shape of a value: how long it is and of what kinds of characters, but not what it says. */
public final class Shape {

    /** With or without hyphens, as precise as it may be. */
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(19|20)\\d\\d(-\\d\\d|\\d{4})[0-9T:.+-]*");

    private Shape() {}

    /** The value with only its dates hidden. */
    public static String withoutDates(String value) {
        return DATE.matcher(value).replaceAll(date -> of(date.group()));
    }

    /** Letters become x, digits 9; what separates them stays. */
    public static String of(String value) {
        StringBuilder shape = new StringBuilder(value.length());
        value.codePoints()
                .forEach(c ->
                        shape.appendCodePoint(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'x' : shown(c)));
        return shape.toString();
    }

    /** Signs beyond ASCII may be letters of a script or pictures: they say too much. */
    private static int shown(int c) {
        return c < 128 ? c : 'x';
    }
}
