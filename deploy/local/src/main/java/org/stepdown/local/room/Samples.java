package org.stepdown.local.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service exports at one moment, in the text format of Prometheus. */
record Samples(List<Sample> all) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels, double value) {}

    static Samples read(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            Map<String, String> labels = new HashMap<>();
            if (line.group(2) != null) {
                Matcher label = LABEL.matcher(line.group(2));
                while (label.find()) {
                    labels.put(label.group(1), label.group(2));
                }
            }
            number(line.group(3)).forEach(value -> samples.add(new Sample(line.group(1), Map.copyOf(labels), value)));
        });
        return new Samples(List.copyOf(samples));
    }

    private static Stream<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Stream.of(value) : Stream.empty();
        } catch (NumberFormatException notANumber) {
            return Stream.empty();
        }
    }

    /** The samples of this name whose labels have these values: name, value; a value that ends in * is a beginning. */
    Stream<Sample> of(String name, String... labels) {
        return all.stream().filter(sample -> sample.name().equals(name)).filter(sample -> {
            for (int i = 0; i + 1 < labels.length; i += 2) {
                if (!fits(sample.labels().getOrDefault(labels[i], ""), labels[i + 1])) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean fits(String value, String wanted) {
        return wanted.endsWith("*") ? value.startsWith(wanted.substring(0, wanted.length() - 1)) : value.equals(wanted);
    }

    double sum(String name, String... labels) {
        return of(name, labels).mapToDouble(Sample::value).sum();
    }

    double max(String name, String... labels) {
        return of(name, labels).mapToDouble(Sample::value).max().orElse(0);
    }
}
