package org.stepdown.bench;

import java.util.function.ToDoubleFunction;

/**
 * One line of the result.
 *
 * @param goal name of the goal, such as P2
 * @param what is compared with what
 * @param unit of ours and theirs
 * @param value what the goal is about: a ratio, or a plain figure where there is nothing to compare with
 * @param bound the goal's
 * @param atLeast whether the bound is a least value; otherwise it is a greatest one
 */
public record Figure(
        String goal,
        String what,
        double ours,
        double theirs,
        String unit,
        double value,
        double bound,
        boolean atLeast) {

    /** The rate of a duel, which must be so many times that of the other at least. */
    public static Figure rate(String goal, String what, Duel duel, double bound) {
        return new Figure(
                goal,
                what,
                duel.ours(Run::perSecond),
                duel.theirs(Run::perSecond),
                "/s",
                duel.ratio(Run::perSecond),
                bound,
                true);
    }

    /** A time of a duel, which may be so many times that of the other at most. */
    public static Figure time(String goal, String what, Duel duel, ToDoubleFunction<Run> millis, double bound) {
        return new Figure(goal, what, duel.ours(millis), duel.theirs(millis), "ms", duel.ratio(millis), bound, false);
    }

    public static double medianMillis(Run run) {
        return run.latency().median().toNanos() / 1e6;
    }

    /** Processor time of one thing: what the rate comes down to when there is no processor to spare. */
    public static double processorMillis(Run run) {
        return run.processor().toNanos() / 1e6 / run.things();
    }

    public static double p99Millis(Run run) {
        return run.latency().p99().toNanos() / 1e6;
    }

    public boolean met() {
        return atLeast ? value >= bound : value <= bound;
    }
}
