package org.stepdown.local.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was read, kept for the last two hours. */
final class Chronicle {

    static final Duration KEPT = Duration.ofHours(2);

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** All figures at one moment; {@code up} of three services answered. */
    record Entry(Instant at, Map<Measure, Double> figures, List<Boolean> up) {
        double of(Measure measure) {
            return figures.getOrDefault(measure, 0.0);
        }
    }

    synchronized void add(Instant at, Measure.Exported exported, List<Boolean> up) {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            figures.put(measure, measure.of(exported));
        }
        entries.addLast(new Entry(at, figures, List.copyOf(up)));
        while (entries.getFirst().at().isBefore(at.minus(KEPT))) {
            entries.removeFirst();
        }
    }

    synchronized Entry latest() {
        return entries.isEmpty() ? new Entry(Instant.EPOCH, Map.of(), List.of(false, false, false)) : entries.getLast();
    }

    /** How much a figure that only grows has grown in the last while; a service that started again began at 0. */
    synchronized double growth(Measure measure, Duration back) {
        if (entries.isEmpty()) {
            return 0;
        }
        Instant from = latest().at().minus(back);
        double grown = 0;
        double before = Double.NaN;
        for (Entry entry : entries) {
            double now = entry.of(measure);
            if (entry.at().isAfter(from) && !Double.isNaN(before)) {
                grown += now >= before ? now - before : now;
            }
            before = now;
        }
        return grown;
    }

    /** The same, a second; over what has been seen when that is less. */
    synchronized double rate(Measure measure, Duration back) {
        if (entries.size() < 2) {
            return 0;
        }
        double seen = seconds(entries.getFirst().at(), entries.getLast().at());
        return growth(measure, back) / Math.max(1, Math.min(seen, back.toSeconds()));
    }

    /** One point of a plot: how long ago in seconds, and what. */
    record Point(double ago, double value) {}

    /** A figure over the last while. */
    synchronized List<Point> course(ToDoubleFunction<Entry> figure, Duration back) {
        Instant now = latest().at();
        return entries.stream()
                .filter(entry -> !entry.at().isBefore(now.minus(back)))
                .map(entry -> new Point(seconds(entry.at(), now), figure.applyAsDouble(entry)))
                .toList();
    }

    /** How fast figures grew together over the last while, a second, in steps of this length. */
    synchronized List<Point> rates(List<Measure> measures, Duration back, Duration step) {
        List<Point> points = new ArrayList<>();
        Instant now = latest().at();
        Iterator<Entry> rest = entries.iterator();
        Entry from = null;
        double grown = 0;
        Entry before = null;
        while (rest.hasNext()) {
            Entry entry = rest.next();
            if (before != null) {
                for (Measure measure : measures) {
                    double was = before.of(measure);
                    double is = entry.of(measure);
                    grown += is >= was ? is - was : is;
                }
            }
            before = entry;
            if (from == null) {
                from = entry;
            } else if (seconds(from.at(), entry.at()) >= step.toSeconds()) {
                if (!entry.at().isBefore(now.minus(back))) {
                    points.add(new Point(seconds(entry.at(), now), grown / seconds(from.at(), entry.at())));
                }
                from = entry;
                grown = 0;
            }
        }
        return points;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
