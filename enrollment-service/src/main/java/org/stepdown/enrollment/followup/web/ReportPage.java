package org.stepdown.enrollment.followup.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.followup.FollowUpRates;
import org.stepdown.enrollment.followup.FollowUpRates.Line;
import org.stepdown.enrollment.followup.FollowUpViews;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Within;

/** Follow-up rates by month and program, for 7 and 30 days side by side. */
@Controller
class ReportPage {

    private static final int SHORT_WINDOW = 7;
    private static final int MONTHS_SHOWN = 5;

    private final FollowUpViews views;
    private final Programs programs;
    private final Clock clock;

    ReportPage(FollowUpViews views, Programs programs, Clock clock) {
        this.views = views;
        this.programs = programs;
        this.clock = clock;
    }

    /** This month and the five before it, unless other dates are said. */
    @GetMapping("/reports")
    String page(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String program,
            Model model) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : to;
        LocalDate first = from == null || from.isAfter(last)
                ? last.minusMonths(MONTHS_SHOWN).withDayOfMonth(1)
                : from;
        FollowUpRates rates = views.rates(first, last, program.isEmpty() ? null : program, clock.instant());
        List<Program> offered = Within.reach().of(programs.all(), Program::id);
        Map<String, String> names = new LinkedHashMap<>();
        offered.forEach(one -> names.put(one.id(), one.name()));
        model.addAttribute("rates", rates);
        model.addAttribute("plot", RatePlot.of(rates.lines()));
        model.addAttribute("rows", rows(rates, names));
        model.addAttribute("programs", offered);
        model.addAttribute("program", program);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        return "reports";
    }

    private static List<Row> rows(FollowUpRates rates, Map<String, String> names) {
        Map<List<Object>, Line[]> pairs = new LinkedHashMap<>();
        for (Line line : rates.lines()) {
            List<Object> key = List.of(line.month(), line.program() == null ? "" : line.program(), line.measure());
            pairs.computeIfAbsent(key, any -> new Line[2])[line.days() == SHORT_WINDOW ? 0 : 1] = line;
        }
        List<Row> rows = new ArrayList<>();
        pairs.forEach((key, pair) -> {
            String id = key.get(1).toString();
            rows.add(new Row(
                    key.get(0).toString(),
                    id.isEmpty() ? "No seat yet" : names.getOrDefault(id, id),
                    key.get(2).toString(),
                    Rate.of(pair[0]),
                    Rate.of(pair[1])));
        });
        rows.sort((one, other) -> other.month().compareTo(one.month()));
        return rows;
    }

    /** A month of a program, by measure. */
    record Row(String month, String program, String measure, Rate seven, Rate thirty) {}

    /** How many of how many; {@code percent} is empty while nobody counts. */
    record Rate(int met, int of, int open, @Nullable Double percent) {

        static Rate of(@Nullable Line line) {
            return line == null
                    ? new Rate(0, 0, 0, null)
                    : new Rate(line.numerator(), line.denominator(), line.open(), line.percent());
        }
    }
}
