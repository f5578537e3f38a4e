package org.stepdown.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two contenders that took turns on one machine. A ratio is taken within each round, where both met the same machine,
 * and the median of the rounds counts.
 */
public final class Duel {

    private final List<Run> ours = new ArrayList<>();
    private final List<Run> theirs = new ArrayList<>();

    /**
     * Lets them take turns, the other one first in every second round.
     *
     * @param warmUp things done by each before the first round; 0 when that has been done
     */
    public static Duel fought(Contender ours, Contender theirs, int warmUp, int things, int rounds) throws Exception {
        Duel duel = new Duel();
        if (warmUp > 0) {
            ours.run(warmUp);
            theirs.run(warmUp);
        }
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                duel.ours.add(duel.told(ours, things));
                duel.theirs.add(duel.told(theirs, things));
            } else {
                duel.theirs.add(duel.told(theirs, things));
                duel.ours.add(duel.told(ours, things));
            }
        }
        return duel;
    }

    private Run told(Contender contender, int things) throws Exception {
        Run run = contender.run(things);
        System.err.printf(
                "  %-28s %,9.0f /s   p50 %7.3f ms   p99 %7.3f ms   processor %6.3f ms%n",
                contender.name(),
                run.perSecond(),
                run.latency().median().toNanos() / 1e6,
                run.latency().p99().toNanos() / 1e6,
                Figure.processorMillis(run));
        return run;
    }

    public double ours(ToDoubleFunction<Run> what) {
        return median(ours.stream().mapToDouble(what).toArray());
    }

    public double theirs(ToDoubleFunction<Run> what) {
        return median(theirs.stream().mapToDouble(what).toArray());
    }

    /** Ours over theirs. */
    public double ratio(ToDoubleFunction<Run> what) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = what.applyAsDouble(ours.get(i)) / what.applyAsDouble(theirs.get(i));
        }
        return median(ratios);
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
