package org.stepdown.enrollment.catalogue.web;

import org.jspecify.annotations.Nullable;

/** Which cohorts are shown; it is kept in the address, so that a view of the board can be sent to a colleague. */
record BoardFilter(
        @Nullable String program,
        @Nullable String condition,
        @Nullable String track,
        @Nullable String age,
        @Nullable String show) {

    boolean admits(CapacityBoard.Line line, int nearlyFull) {
        return isOrAny(program, line.program())
                && (isAny(condition) || line.conditions().contains(condition))
                && isOrAny(track, line.track())
                && isOrAny(age, line.ageBand())
                && showsSuch(line, nearlyFull);
    }

    private boolean showsSuch(CapacityBoard.Line line, int nearlyFull) {
        return switch (show == null ? "" : show) {
            case "free" -> !line.closed() && line.free() > 0;
            case "nearly-full" -> line.taken() * 100 >= line.capacity() * nearlyFull;
            case "closed" -> line.closed();
            case "all" -> true;
            default -> !line.closed();
        };
    }

    private static boolean isOrAny(@Nullable String wanted, String value) {
        return isAny(wanted) || value.equals(wanted);
    }

    private static boolean isAny(@Nullable String wanted) {
        return wanted == null || wanted.isEmpty();
    }
}
