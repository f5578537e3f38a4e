package org.stepdown.delivery.inbox.web;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.stepdown.delivery.inbox.DeadLetters;
import org.stepdown.delivery.inbox.KeptLetter;

/** The page of dead letters, for ops who may not see what they say. */
@Controller
class DeadLetterPage {

    private static final String PAGE = "/dead-letters";
    private static final String WHO = "Say who you are first: it is kept with what you do.";
    private static final String WHY = "Say why, in at most 500 characters.";

    private final DeadLetters letters;
    private final String service;

    DeadLetterPage(DeadLetters letters, String service) {
        this.letters = letters;
        this.service = service;
    }

    @GetMapping(PAGE)
    ModelAndView list(
            @RequestParam(defaultValue = "OPEN") KeptLetter.State state,
            @CookieValue(name = Operator.COOKIE, required = false) @Nullable String cookie,
            @Nullable Principal signedIn) {
        ModelAndView page = new ModelAndView("delivery/dead-letters");
        page.addObject("letters", letters.in(state)).addObject("state", state);
        return framed(page, Operator.atThePage(signedIn, cookie));
    }

    @GetMapping(PAGE + "/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @CookieValue(name = Operator.COOKIE, required = false) @Nullable String cookie,
            @Nullable Principal signedIn) {
        KeptLetter letter = letters.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String name = Operator.atThePage(signedIn, cookie);
        ModelAndView page = new ModelAndView("delivery/dead-letter");
        page.addObject("letter", letter);
        page.addObject("shape", letters.shape(id, name == null ? "somebody at the page" : name));
        page.addObject("steps", letters.steps(id));
        return framed(page, name);
    }

    @PostMapping(PAGE + "/{id}/{action:replay|discard}")
    String settle(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason,
            @CookieValue(name = Operator.COOKIE, required = false) @Nullable String cookie,
            @Nullable Principal signedIn,
            RedirectAttributes flash) {
        String name = Operator.atThePage(signedIn, cookie);
        String why = Operator.reason(reason);
        if (name == null || why == null) {
            flash.addFlashAttribute("problem", name == null ? WHO : WHY);
            return "redirect:" + PAGE + "/" + id;
        }
        DeadLetters.Outcome outcome =
                action.equals("replay") ? letters.replay(id, name, why) : letters.discard(id, name, why);
        flash.addFlashAttribute(outcome == DeadLetters.Outcome.DONE ? "notice" : "problem", Operator.said(outcome));
        return "redirect:" + PAGE + "/" + id;
    }

    private ModelAndView framed(ModelAndView page, @Nullable String staff) {
        page.addObject("staff", staff);
        page.addObject("service", service);
        page.addObject("zone", "UTC");
        return page;
    }
}
