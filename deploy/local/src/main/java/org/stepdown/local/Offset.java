package org.stepdown.local;

import java.util.List;

/** What a command was given as {@code --offset}: the same as the stack that it is for. */
public final class Offset {

    private static final String OPTION = "--offset";

    private Offset() {}

    /** 0 when there is none, or no number: the command itself says what is wrong with it. */
    public static int of(List<String> arguments) {
        int at = arguments.indexOf(OPTION);
        return at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).matches("\\d{1,5}")
                ? Integer.parseInt(arguments.get(at + 1))
                : 0;
    }
}
