package org.stepdown.local.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How figures went over the last hour, as lines of an SVG. */
final class Plots {

    static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int WIDTH = 560;
    private static final int HEIGHT = 130;

    /** A line: its look, its name and its points. */
    private record Line(String look, String name, Function<Chronicle, List<Chronicle.Point>> points) {}

    private record Plot(String key, String title, List<Line> lines, DoubleFunction<String> unit) {}

    private static final List<Plot> ALL = List.of(
            new Plot(
                    "flow",
                    "Events a second",
                    List.of(
                            rate("a", "messages in", Measure.RECEIVED),
                            rate("b", "decisions", Measure.DECIDED),
                            rate("d", "alerts", Measure.ALERTS_RAISED)),
                    Words::rate),
            new Plot(
                    "age",
                    "Age of the oldest event that waits",
                    List.of(
                            course("a", "history", Measure.HISTORY_AGE, Measure.REFERRAL_OUTBOX_AGE),
                            course("b", "placement", Measure.PLACEMENT_AGE, Measure.ENROLLMENT_OUTBOX_AGE),
                            course("d", "alerts", Measure.NOTICES_AGE)),
                    Words::age),
            new Plot(
                    "care",
                    "Waiting for a seat or a word",
                    List.of(
                            course("a", "waitlist", Measure.WAITING),
                            course("b", "review", Measure.IN_REVIEW),
                            course("c", "urgent alerts", Measure.URGENT)),
                    Words::count),
            new Plot(
                    "errors",
                    "Failures a second",
                    List.of(
                            rate("b", "quarantined", Measure.QUARANTINED),
                            rate(
                                    "c",
                                    "given up or refused",
                                    Measure.NOT_TAKEN,
                                    Measure.HISTORY_GIVEN_UP,
                                    Measure.PLACEMENT_GIVEN_UP,
                                    Measure.NOTICES_GIVEN_UP,
                                    Measure.LOOP_GIVEN_UP)),
                    Words::rate));

    private Plots() {}

    private static Line rate(String look, String name, Measure... measures) {
        return new Line(look, name, chronicle -> chronicle.rates(List.of(measures), WINDOW, STEP));
    }

    private static Line course(String look, String name, Measure... measures) {
        return new Line(
                look,
                name,
                chronicle -> chronicle.course(
                        entry -> List.of(measures).stream()
                                .mapToDouble(entry::of)
                                .max()
                                .orElse(0),
                        WINDOW));
    }

    /** The plots without their lines. */
    static String html() {
        return ALL.stream().map(Plots::html).collect(Collectors.joining());
    }

    private static String html(Plot plot) {
        String lines = plot.lines().stream()
                .map(line -> "<polyline class=\"%s line\" data-line=\"%s-%s\" points=\"\"/>"
                        .formatted(line.look(), plot.key(), line.look()))
                .collect(Collectors.joining());
        String names = plot.lines().stream()
                .map(line -> "<li class=\"%s\">%s <b data-live=\"%s-%s-now\"></b></li>"
                        .formatted(line.look(), line.name(), plot.key(), line.look()))
                .collect(Collectors.joining());
        return """
                <figure class="panel"><figcaption>%s</figcaption>
                <svg class="plot" viewBox="0 0 %d %d" aria-hidden="true"><path class="axis" d="M0 %d H%d"/>\
                <path class="grid" d="M0 10 H%d"/><text x="2" y="24" data-live="%s-top"></text>%s\
                <text x="2" y="%d">1 h ago</text><text x="%d" y="%d" text-anchor="end">now</text></svg>
                <ul class="names">%s</ul></figure>
                """.formatted(
                        Words.escaped(plot.title()),
                        WIDTH,
                        HEIGHT + 20,
                        HEIGHT,
                        WIDTH,
                        WIDTH,
                        plot.key(),
                        lines,
                        HEIGHT + 16,
                        WIDTH - 2,
                        HEIGHT + 16,
                        names);
    }

    /** The points of each line, and the texts beside them. */
    static void live(Chronicle chronicle, Map<String, String> texts, Map<String, String> lines) {
        for (Plot plot : ALL) {
            Map<Line, List<Chronicle.Point>> points = new LinkedHashMap<>();
            plot.lines().forEach(line -> points.put(line, line.points().apply(chronicle)));
            double top = points.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Chronicle.Point::value)
                    .max()
                    .orElse(0);
            texts.put(plot.key() + "-top", top > 0 ? plot.unit().apply(top) : "");
            points.forEach((line, course) -> {
                String key = plot.key() + "-" + line.look();
                lines.put(key, polyline(course, top));
                texts.put(
                        key + "-now",
                        plot.unit()
                                .apply(course.isEmpty() ? 0 : course.getLast().value()));
            });
        }
    }

    private static String polyline(List<Chronicle.Point> course, double top) {
        double scale = top > 0 ? (HEIGHT - 10) / top : 0;
        return course.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        WIDTH - point.ago() * WIDTH / WINDOW.toSeconds(),
                        HEIGHT - point.value() * scale))
                .collect(Collectors.joining(" "));
    }
}
