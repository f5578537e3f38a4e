package org.stepdown.notification.escalation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.notification.audience.Tier;
import org.stepdown.notification.face.FaceProperties;

/** The ladders as a page: the one in force, those to come, and a form that begins from the one in force. */
@Controller
@RequestMapping("/rosters/ladders")
class LaddersPage {

    private static final String STAFF = "staff";
    private static final int LEVELS = 6;

    private final LaddersApi ladders;
    private final FaceProperties face;

    LaddersPage(LaddersApi ladders, FaceProperties face) {
        this.ladders = ladders;
        this.face = face;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("notice", done == null ? null : "The ladders are saved.");
        return show(null, model);
    }

    private String show(@Nullable String problem, Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute("versions", ladders.all());
        model.addAttribute("current", ladders.inForce());
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("waits", Arrays.asList("ANY_TIME", "OFFICE_HOURS", "NEXT_BUSINESS_DAY"));
        model.addAttribute("most", LEVELS);
        return "ladders";
    }

    @PostMapping
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> fields, @RequestAttribute(STAFF) String staff, Model model) {
        return done(
                model,
                () -> ladders.add(new LaddersApi.Version(
                        fields.getFirst("version"),
                        from(fields.getFirst("from")),
                        staff,
                        null,
                        form("urgent", fields),
                        form("routine", fields))));
    }

    private @Nullable Instant from(@Nullable String value) {
        try {
            return value == null || value.isBlank()
                    ? null
                    : LocalDateTime.parse(value).atZone(face.zone()).toInstant();
        } catch (DateTimeException e) {
            throw LadderForm.refused("In force from", "is not a date and time, such as 2026-03-31T07:00");
        }
    }

    /** A level without anybody to tell is none. */
    private static LadderForm form(String urgency, MultiValueMap<String, String> fields) {
        List<LadderForm.Level> levels = new ArrayList<>();
        for (int n = 0; n < LEVELS; n++) {
            List<String> tell = fields.get(urgency + "." + n + ".tell");
            if (tell != null) {
                LadderForm.Pause pause = pause(urgency + "." + n, fields);
                levels.add(new LadderForm.Level(null, n == 0 ? "ANY_TIME" : pause.pause(), pause.minutes(), tell));
            }
        }
        return new LadderForm(levels, pause(urgency + ".repeat", fields));
    }

    private static LadderForm.Pause pause(String name, MultiValueMap<String, String> fields) {
        String minutes = Objects.requireNonNullElse(fields.getFirst(name + ".minutes"), "");
        if (!minutes.matches("\\d{0,6}")) {
            throw LadderForm.refused(name + ".minutes", "is not a number");
        }
        String wait = Objects.requireNonNullElse(fields.getFirst(name + ".wait"), "ANY_TIME");
        return new LadderForm.Pause(wait.toUpperCase(Locale.ROOT), minutes.isEmpty() ? null : Integer.valueOf(minutes));
    }

    @PostMapping("/{version}/give-up")
    ModelAndView giveUp(@PathVariable String version, Model model) {
        return done(model, () -> ladders.giveUp(version));
    }

    private ModelAndView done(Model model, Runnable change) {
        try {
            change.run();
            return new ModelAndView("redirect:/rosters/ladders?done=true");
        } catch (ErrorResponseException e) {
            ModelAndView answer = new ModelAndView(show(e.getBody().getDetail(), model), model.asMap());
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        }
    }
}
