package org.stepdown.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a run, as a table for people and as JSON. */
final class Report {

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    void remark(String remark) {
        remarks.add(remark);
    }

    String table() {
        StringBuilder table = new StringBuilder(
                "\n%-5s %-58s %14s %14s %9s %9s%n".formatted("goal", "what", "ours", "other", "value", "wanted"));
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-5s %-58s %14s %14s %9s %9s %s%n",
                    figure.goal(),
                    figure.what(),
                    number(figure.ours()) + " " + figure.unit(),
                    Double.isNaN(figure.theirs()) ? "" : number(figure.theirs()) + " " + figure.unit(),
                    number(figure.value()),
                    (figure.atLeast() ? "≥ " : "≤ ") + number(figure.bound()),
                    figure.met() ? "" : "MISSED"));
        }
        remarks.forEach(remark -> table.append(remark).append('\n'));
        return table.toString();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Map<String, Object>> rows = figures.stream().map(Report::json).toList();
        JsonMapper mapper = JsonMapper.builder().build();
        Files.writeString(
                file,
                mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of("figures", rows, "remarks", remarks)));
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", figure.goal());
        row.put("what", figure.what());
        row.put("ours", figure.ours());
        if (!Double.isNaN(figure.theirs())) {
            row.put("other", figure.theirs());
        }
        row.put("unit", figure.unit());
        row.put("value", figure.value());
        row.put(figure.atLeast() ? "atLeast" : "atMost", figure.bound());
        row.put("met", figure.met());
        return row;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }
}
