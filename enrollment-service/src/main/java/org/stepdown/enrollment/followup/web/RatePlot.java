package org.stepdown.enrollment.followup.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stepdown.enrollment.followup.FollowUpRates.Line;

/**
 * Follow-up rates of all programs and measures together, a pair of bars for each month, in the units of a drawing.
 *
 * @param width width of the drawing
 * @param months the months, the earliest first
 */
record RatePlot(int width, List<Month> months) {

    /** Where the bars stand, and what a percent is high. */
    static final int GROUND = 170;

    private static final double PERCENT_HIGH = 1.4;
    private static final int LEFT = 48;
    private static final int APART = 96;
    private static final int SHORT_WINDOW = 7;

    /** One month, and where its bars begin. */
    record Month(String month, int at, Bar seven, Bar thirty) {}

    /** How many of how many, in percent and as a bar. */
    record Bar(int met, int of, long percent, double top, double height) {

        private static Bar of(int met, int of) {
            long percent = of == 0 ? 0 : Math.round(100.0 * met / of);
            double height = percent * PERCENT_HIGH;
            return new Bar(met, of, percent, GROUND - height, height);
        }
    }

    static RatePlot of(List<Line> lines) {
        TreeMap<YearMonth, int[]> counts = new TreeMap<>();
        for (Line line : lines) {
            int[] count = counts.computeIfAbsent(line.month(), any -> new int[4]);
            int first = line.days() == SHORT_WINDOW ? 0 : 2;
            count[first] += line.numerator();
            count[first + 1] += line.denominator();
        }
        counts.values().removeIf(count -> count[1] + count[3] == 0);
        List<Month> months = new ArrayList<>();
        counts.forEach((month, count) -> months.add(new Month(
                month.toString(),
                LEFT + months.size() * APART,
                Bar.of(count[0], count[1]),
                Bar.of(count[2], count[3]))));
        return new RatePlot(LEFT + months.size() * APART, months);
    }
}
