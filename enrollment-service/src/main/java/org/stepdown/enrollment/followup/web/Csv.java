package org.stepdown.enrollment.followup.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.followup.FollowUpRates;
import org.stepdown.enrollment.followup.FollowUpRates.Line;

/** Rates as a table for a spreadsheet (RFC 4180). No cell can be taken for a formula. */
final class Csv {

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    static String of(FollowUpRates rates) {
        StringBuilder table = new StringBuilder();
        table.append(row(List.of(
                "program",
                "month",
                "measure",
                "days",
                "numerator",
                "denominator",
                "percent",
                "open",
                "excluded",
                "excluded_reasons",
                "as_of",
                "statement")));
        for (Line line : rates.lines()) {
            table.append(row(List.of(
                    text(line.program()),
                    line.month().toString(),
                    line.measure().name(),
                    String.valueOf(line.days()),
                    String.valueOf(line.numerator()),
                    String.valueOf(line.denominator()),
                    text(line.percent()),
                    String.valueOf(line.open()),
                    String.valueOf(line.excluded().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()),
                    line.excluded().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("; ")),
                    rates.asOf().toString(),
                    rates.statement())));
        }
        return table.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
    }

    /** Quoted where it has to be; what a spreadsheet would work out gets an apostrophe in front. */
    static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
