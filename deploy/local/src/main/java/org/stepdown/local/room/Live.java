package org.stepdown.local.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that changes on the page.
 *
 * @param texts by key
 * @param states a class by key
 * @param lines points of the plots by key
 * @param failures the latest first
 */
record Live(Map<String, String> texts, Map<String, String> states, Map<String, String> lines, List<Row> failures) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Duration STALE = Duration.ofSeconds(30);

    /** A failure as it is shown. */
    record Row(String time, String what, String link, String label) {}

    static Live of(Chronicle chronicle, Failures failures, Services services, Clock clock) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> states = new LinkedHashMap<>();
        Map<String, String> lines = new LinkedHashMap<>();
        Chronicle.Entry now = chronicle.latest();
        for (Hop hop : Hop.values()) {
            hop(hop, hop.figures(chronicle), texts, states);
        }
        for (int i = 0; i < Services.NAMES.size(); i++) {
            boolean up = now.up().get(i);
            texts.put("up-" + i, up ? "up" : "does not answer");
            states.put("up-" + i, up ? "good" : "urgent");
        }
        care(chronicle, now, texts, states);
        Plots.live(chronicle, texts, lines);
        boolean stale = now.at().isBefore(clock.instant().minus(STALE));
        texts.put("as-of", now.at().equals(Instant.EPOCH) ? "not read yet" : time(now.at()));
        texts.put("stale", stale ? "The figures are not current: the services could not be read for a while." : "");
        return new Live(
                texts,
                states,
                lines,
                failures.last().stream().map(failure -> row(failure, services)).toList());
    }

    private static void hop(Hop hop, Hop.Figures figures, Map<String, String> texts, Map<String, String> states) {
        String key = hop.name().toLowerCase(Locale.ROOT);
        String errors = figures.errors() == 0 ? "no errors" : Words.count(figures.errors()) + " failed";
        texts.put(key + "-rate", Words.rate(figures.rate()));
        texts.put(key + "-waiting", Words.count(figures.waiting()));
        texts.put(key + "-age", Words.age(figures.age()));
        texts.put(key + "-errors", Words.count(figures.errors()));
        texts.put(key + "-state", figures.state().word);
        texts.put(
                key + "-waiting-line",
                Words.count(figures.waiting()) + (hop == Hop.INTAKE ? " held" : " wait, " + Words.age(figures.age())));
        texts.put(key + "-error-line", errors);
        states.put(key, figures.state().look);
    }

    private static void care(
            Chronicle chronicle, Chronicle.Entry now, Map<String, String> texts, Map<String, String> states) {
        texts.put("placed", Words.count(chronicle.growth(Measure.PLACED, Plots.WINDOW)));
        texts.put("in-seats", Words.count(now.of(Measure.IN_SEATS)));
        texts.put("free", Words.count(Math.max(0, now.of(Measure.SEATS) - now.of(Measure.SEATS_TAKEN))));
        texts.put("waiting", Words.count(now.of(Measure.WAITING)));
        texts.put(
                "waiting-age", now.of(Measure.WAITING) == 0 ? "" : "first: " + Words.age(now.of(Measure.WAITING_AGE)));
        texts.put("in-review", Words.count(now.of(Measure.IN_REVIEW)));
        texts.put("missed", Words.count(now.of(Measure.CLOCKS_MISSED)));
        texts.put(
                "warned",
                now.of(Measure.CLOCKS_WARNED) == 0 ? "" : Words.count(now.of(Measure.CLOCKS_WARNED)) + " due soon");
        texts.put("urgent", Words.count(now.of(Measure.URGENT)));
        texts.put(
                "overdue",
                now.of(Measure.OVERDUE) == 0 ? "" : Words.count(now.of(Measure.OVERDUE)) + " past their time");
        double timed = chronicle.growth(Measure.ALERTS_TIMED, Plots.WINDOW);
        texts.put(
                "latency",
                timed == 0 ? "none yet" : Words.age(chronicle.growth(Measure.ALERT_SECONDS, Plots.WINDOW) / timed));
        states.put("missed", now.of(Measure.CLOCKS_MISSED) > 0 ? "urgent" : "");
        states.put("urgent", now.of(Measure.OVERDUE) > 0 ? "urgent" : "");
    }

    private static Row row(Failures.Failure failure, Services services) {
        return switch (failure.where()) {
            case QUARANTINE ->
                new Row(time(failure.at()), failure.what(), services.referral() + "/intake#held", "Quarantine");
            case REFERRAL_LETTERS -> letters(failure, services.referral());
            case ENROLLMENT_LETTERS -> letters(failure, services.enrollment());
            case NOTIFICATION_LETTERS -> letters(failure, services.notification());
            case DELIVERIES ->
                new Row(
                        time(failure.at()),
                        failure.what(),
                        services.notification() + "/inbox?topic=DELIVERY_FAILURE",
                        "Alerts");
            case LOG -> new Row(time(failure.at()), failure.what(), "", "see its log");
        };
    }

    private static Row letters(Failures.Failure failure, String service) {
        return new Row(time(failure.at()), failure.what(), service + "/dead-letters", "Dead letters");
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
