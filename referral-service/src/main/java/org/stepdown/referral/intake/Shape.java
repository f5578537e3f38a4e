package org.stepdown.referral.intake;

/** The shape of a value: how long it is and of what kinds of characters, but not what it says. */
public final class Shape {

    private Shape() {}

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
