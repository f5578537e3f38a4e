package org.stepdown.enrollment.catalogue.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.catalogue.CohortCalendar;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.face.Words;
import org.stepdown.enrollment.placement.Policy;
import org.stepdown.enrollment.placement.PolicyBook;

/** A cohort: its seats, who has them, and when it meets. */
@Controller
class CohortPage {

    private static final int WEEKS_SHOWN = 4;

    private final CapacityBoard board;
    private final Programs programs;
    private final Roster roster;
    private final CohortCalendar calendar;
    private final Orders orders;
    private final Words words;
    private final PolicyBook policies;
    private final Clock clock;

    CohortPage(
            CapacityBoard board,
            Programs programs,
            Roster roster,
            CohortCalendar calendar,
            Orders orders,
            Words words,
            PolicyBook policies,
            Clock clock) {
        this.board = board;
        this.programs = programs;
        this.roster = roster;
        this.calendar = calendar;
        this.orders = orders;
        this.words = words;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/cohorts/{id}")
    String page(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            Model model) {
        CapacityBoard.Line line = board.line(id);
        if (line == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such cohort.");
        }
        LocalDate today = clock.instant().atZone(ZoneId.of(line.timeZone())).toLocalDate();
        LocalDate first = Objects.requireNonNullElse(from, today);
        model.addAttribute("cohort", line);
        Policy policy = policies.at(clock.instant());
        model.addAttribute("board", new Board(List.of(line), policy.nearlyFullPercent()));
        model.addAttribute("mostSeats", policy.groups().most());
        model.addAttribute("program", programs.find(line.program()));
        model.addAttribute("roster", Audited.shown(roster.of(id), Roster.Place::referralId));
        model.addAttribute(
                "sessions",
                calendar.sessions(id, first, first.plusWeeks(WEEKS_SHOWN).minusDays(1)));
        model.addAttribute("today", today);
        model.addAttribute("from", first);
        model.addAttribute("earlier", first.minusWeeks(WEEKS_SHOWN));
        model.addAttribute("later", first.plusWeeks(WEEKS_SHOWN));
        return "cohort";
    }

    /** Closes, opens again, or gives another number of seats. */
    @PostMapping("/cohorts/{id}/{order:close|reopen|capacity}")
    String order(
            @PathVariable String id,
            @PathVariable String order,
            @RequestAttribute String staff,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        try {
            give(id, order, staff, form);
            flash.addFlashAttribute("notice", "Done.");
        } catch (ErrorResponseException e) {
            flash.addFlashAttribute(
                    "problem", String.join(" ", FormFields.faults(e, words).values()));
        }
        return "redirect:/cohorts/" + id;
    }

    private void give(String id, String order, String staff, Map<String, String> form) {
        if (order.equals("capacity")) {
            Reading reading = new Reading();
            int capacity = reading.requiredNumber("capacity", form.get("capacity"));
            Refusals.unlessRead(reading);
            orders.resize(id, capacity, staff);
        } else {
            orders.closeCohort(id, order.equals("close"), staff, Refusals.required("reason", form.get("reason")));
        }
    }
}
