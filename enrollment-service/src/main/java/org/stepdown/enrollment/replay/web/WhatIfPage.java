package org.stepdown.enrollment.replay.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.face.FaceProperties;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Sight;
import org.stepdown.enrollment.reach.Within;
import org.stepdown.enrollment.replay.PlanReading;
import org.stepdown.enrollment.replay.Run;
import org.stepdown.enrollment.replay.Runs;
import org.stepdown.enrollment.replay.Side;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.Wish;

/** What if there were one more cohort: a form, the way of a run, and both sides beside each other. */
@Controller
class WhatIfPage {

    private final PlanReading reading;
    private final Runner runner;
    private final Runs runs;
    private final Sight sight;
    private final Cohorts cohorts;
    private final Programs programs;
    private final FaceProperties face;
    private final Clock clock;

    WhatIfPage(
            PlanReading reading,
            Runner runner,
            Runs runs,
            Sight sight,
            Cohorts cohorts,
            Programs programs,
            FaceProperties face,
            Clock clock) {
        this.reading = reading;
        this.runner = runner;
        this.runs = runs;
        this.sight = sight;
        this.cohorts = cohorts;
        this.programs = programs;
        this.face = face;
        this.clock = clock;
    }

    @GetMapping("/what-if")
    ModelAndView form() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), face.zone());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("from", today.minusMonths(3).withDayOfMonth(1).toString());
        form.put("seats", "12");
        return form(form, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/what-if")
    ModelAndView ask(@RequestAttribute String staff, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> form = new LinkedHashMap<>();
        sent.forEach((name, values) -> form.put(name, String.join(",", values)));
        Map<String, String> faults = new LinkedHashMap<>();
        Wish wish = wish(sent, faults);
        if (!wish.cohorts().allMatch(sight::cohort)) {
            faults.put("like", "Choose a cohort of the list.");
        }
        PlanReading.Read read = reading.read(wish, face.zone());
        if (faults.isEmpty()) {
            read.broken().forEach(reason -> faults.putIfAbsent(field(reason.code()), WhatIfApi.words(reason)));
        }
        if (!faults.isEmpty()) {
            return form(form, faults, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Runner.Asked asked = runner.ask(wish, read.plan(), staff);
        if (!Within.reach().run(found(asked.id()).by())) {
            return form(
                    form, Map.of("main", "Another run is on its way: ask again in some minutes."), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/what-if/" + asked.id());
    }

    @GetMapping("/what-if/{id}")
    String run(@PathVariable UUID id, Model model) {
        Run run = found(id);
        model.addAttribute("run", run);
        model.addAttribute("assumptions", WhatIf.ASSUMPTIONS);
        WhatIf.Result result = run.result();
        if (result != null) {
            List<Side.Week> was = result.asItWas().weeks();
            List<Side.Week> planned = result.planned().weeks();
            List<Pair> weeks = new ArrayList<>();
            for (int week = 0; week < Math.min(was.size(), planned.size()); week++) {
                weeks.add(new Pair(was.get(week), planned.get(week)));
            }
            model.addAttribute("weeks", weeks);
            model.addAttribute("waiting", Plot.of(was, planned, Side.Week::waiting));
            model.addAttribute("empty", Plot.of(was, planned, Side.Week::empty));
        }
        return "what-if-run";
    }

    @PostMapping("/what-if/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        found(id);
        runs.cancel(id);
        return "redirect:/what-if/" + id;
    }

    /** One week on both sides. */
    record Pair(Side.Week was, Side.Week planned) {}

    private Run found(UUID id) {
        Run run = runs.find(id);
        if (run == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such run.");
        }
        return run;
    }

    private ModelAndView form(Map<String, String> form, Map<String, String> faults, HttpStatus status) {
        Map<String, String> open = new LinkedHashMap<>();
        Within.reach()
                .of(programs.all(), Program::id)
                .forEach(program -> cohorts.of(program.id())
                        .forEach(cohort -> open.put(cohort.id(), program.name() + ": " + cohort.name())));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("faults", faults);
        model.put("cohorts", open);
        model.put(
                "runs",
                runs.latest().stream()
                        .filter(run -> Within.reach().run(run.by()))
                        .toList());
        model.put("dayOptions", words(DayOfWeek.values()));
        model.put("modalityOptions", words(Modality.values()));
        return new ModelAndView("what-if", model, status);
    }

    /** Codes with their words, in their own order. */
    private static Map<String, String> words(Enum<?>[] codes) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Enum<?> code : codes) {
            String name = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
            words.put(code.name(), Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return words;
    }

    private static Wish wish(MultiValueMap<String, String> sent, Map<String, String> faults) {
        String like = text(sent, "like");
        if (like == null) {
            faults.put("like", "Choose the cohort that the new one is like.");
        }
        List<String> weekdays = sent.get("weekdays");
        return new Wish(
                date(sent, faults),
                List.of(new Wish.Opened(
                        like,
                        null,
                        null,
                        number(sent, faults),
                        text(sent, "startsAt"),
                        null,
                        weekdays,
                        text(sent, "modality"),
                        null,
                        null,
                        null)),
                null,
                null);
    }

    private static @Nullable LocalDate date(MultiValueMap<String, String> sent, Map<String, String> faults) {
        String text = text(sent, "from");
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Said below, as for one that is missing.
        }
        faults.put("from", "From which date on? A date such as 2026-03-01 is needed.");
        return null;
    }

    private static @Nullable Integer number(MultiValueMap<String, String> sent, Map<String, String> faults) {
        try {
            String text = text(sent, "seats");
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            faults.put("seats", "How many seats? A number is needed.");
            return null;
        }
    }

    private static @Nullable String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Where on the form the mistake can be put right. */
    private static String field(String code) {
        return switch (code) {
            case "CAPACITY_OUT_OF_RANGE" -> "seats";
            case "STARTS_OUTSIDE_ITS_TRACK", "ENDS_AFTER_MIDNIGHT" -> "startsAt";
            case "UNKNOWN_COHORT" -> "like";
            default -> "weekdays";
        };
    }
}
