package org.stepdown.enrollment.catalogue.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Within;

/** The capacity board: the page, and the part of it that is fetched again every few seconds. */
@Controller
class BoardPage {

    private final CapacityBoard board;
    private final Programs programs;
    private final PolicyBook policies;
    private final Clock clock;

    BoardPage(CapacityBoard board, Programs programs, PolicyBook policies, Clock clock) {
        this.board = board;
        this.programs = programs;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/board";
    }

    @GetMapping("/board")
    String page(
            @ModelAttribute("filter") BoardFilter filter,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        int nearlyFull = policies.at(clock.instant()).nearlyFullPercent();
        model.addAttribute(
                "board",
                new Board(
                        board.lines().stream()
                                .filter(line -> filter.admits(line, nearlyFull))
                                .toList(),
                        nearlyFull));
        model.addAttribute("programs", Within.reach().of(programs.all(), Program::id));
        model.addAttribute("conditions", Condition.values());
        model.addAttribute("tracks", Track.values());
        model.addAttribute("ages", AgeBand.values());
        return htmx == null ? "board" : "board :: live";
    }
}
