package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many patients came to a session in time, by program and month of the index event.
 *
 * @param statement what these figures are and are not
 * @param asOf when they were counted
 * @param lines a line for each program, month, measure and window
 */
public record FollowUpRates(String statement, Instant asOf, List<Line> lines) {

    public static final String STATEMENT = "HEDIS-style, not a certified measure";

    public FollowUpRates {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param program the program in which the patient has or last had a seat; null for one who never had any
     * @param month month of the index event, at the facility
     * @param measure FUH, FUI, FUM, FUA
     * @param days 7 or 30
     * @param numerator clocks that were met
     * @param denominator clocks that were met or missed
     * @param open clocks that still run, not in the denominator
     * @param excluded clocks that count no more, by the code of the reason
     */
    public record Line(
            @Nullable String program,
            YearMonth month,
            Measure measure,
            int days,
            int numerator,
            int denominator,
            int open,
            Map<String, Integer> excluded) {

        public Line {
            excluded = Map.copyOf(excluded);
        }

        /** Share that was met, in percent with one decimal; null while there is nothing to divide by. */
        public @Nullable Double percent() {
            return denominator == 0 ? null : Math.round(numerator * 1000.0 / denominator) / 10.0;
        }
    }
}
