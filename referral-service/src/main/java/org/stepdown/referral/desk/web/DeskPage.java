package org.stepdown.referral.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.access.Acting;
import org.stepdown.audit.requests.Audited;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.desk.DeskProperties;
import org.stepdown.referral.lineage.Journey;
import org.stepdown.referral.lineage.Journeys;
import org.stepdown.referral.quarantine.DismissMessage;
import org.stepdown.referral.quarantine.Held;
import org.stepdown.referral.quarantine.Quarantine;
import org.stepdown.referral.quarantine.Repair;
import org.stepdown.referral.quarantine.ReplayMessage;
import org.stepdown.referral.quarantine.ShowMessage;
import org.stepdown.referral.reach.Sight;

/** What waits for repair, what came in, and the page of one message. */
@Controller
class DeskPage {

    private static final String TOO_LATE = "Somebody else was faster: this page shows how it stands now.";

    private final Quarantine quarantine;
    private final ShowMessage showMessage;
    private final ReplayMessage replayMessage;
    private final DismissMessage dismissMessage;
    private final Journeys journeys;
    private final Consents consents;
    private final Recent recent;
    private final DeskProperties properties;
    private final Clock clock = Clock.systemUTC();

    DeskPage(
            Quarantine quarantine,
            ShowMessage showMessage,
            ReplayMessage replayMessage,
            DismissMessage dismissMessage,
            Journeys journeys,
            Consents consents,
            Recent recent,
            DeskProperties properties) {
        this.quarantine = quarantine;
        this.showMessage = showMessage;
        this.replayMessage = replayMessage;
        this.dismissMessage = dismissMessage;
        this.journeys = journeys;
        this.consents = consents;
        this.recent = recent;
        this.properties = properties;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/intake";
    }

    @GetMapping("/intake")
    String list(Model model) {
        model.addAttribute("held", Audited.shown(quarantine.open(properties.show(), Sight.masked()), Held::id));
        model.addAttribute(
                "recent", Audited.shown(recent.latest(properties.show(), Sight.patients()), Recent.Line::id));
        model.addAttribute("enters", Sight.isCare());
        return page("intake", model);
    }

    @GetMapping("/intake/messages/{id}")
    String message(@PathVariable UUID id, Model model) {
        return shown(id, model);
    }

    /** What a page that follows a message fetches; nothing when it has seen this already. */
    @GetMapping("/intake/messages/{id}/way")
    ModelAndView way(@PathVariable UUID id, @RequestParam(defaultValue = "") String seen) {
        Journey journey = journey(id);
        if (Seen.of(journey).equals(seen)) {
            ModelAndView nothing = new ModelAndView();
            nothing.setStatus(HttpStatus.NO_CONTENT);
            nothing.setView((model, request, response) -> {});
            return nothing;
        }
        ModelAndView update = new ModelAndView("way :: way");
        update.addObject("journey", journey).addObject("seen", Seen.of(journey));
        update.addObject("times", times()).addObject("words", new Words());
        return update;
    }

    @PostMapping("/intake/messages/{id}/open")
    String open(@PathVariable UUID id, Model model) {
        showMessage.show(id, who(), now()).ifPresent(text -> model.addAttribute("whole", text));
        return shown(id, model);
    }

    @PostMapping("/intake/messages/{id}/replay")
    String replay(@PathVariable UUID id, @RequestParam(required = false) @Nullable String body, Model model) {
        return answered(id, problem(replayMessage.replay(id, who(), Sight.patients(), body, now())), body, model);
    }

    @PostMapping("/intake/messages/{id}/dismiss")
    String dismiss(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        String problem = reason.isBlank()
                ? "Say why the message is put aside."
                : problem(dismissMessage.dismiss(
                        id, who(), reason.replace("\0", "").strip(), now()));
        return answered(id, problem, null, model);
    }

    private String answered(UUID id, @Nullable String problem, @Nullable String body, Model model) {
        if (problem == null) {
            return "redirect:/intake/messages/" + id;
        }
        model.addAttribute("problem", problem);
        model.addAttribute("whole", body);
        return shown(id, model);
    }

    private static @Nullable String problem(Repair repair) {
        return switch (repair) {
            case Repair.Done done -> null;
            case Repair.StillFaulty still ->
                "It still can't be read: " + still.fault().text()
                        + (still.fault().place() == null
                                ? "."
                                : ", at " + still.fault().place() + ".");
            case Repair.TooLate late -> TOO_LATE;
            case Repair.Purged purged ->
                "The body of this message was deleted when its retention was over: nothing is left to read.";
            case Repair.Unknown none -> TOO_LATE;
        };
    }

    private String shown(UUID id, Model model) {
        Journey journey = journey(id);
        model.addAttribute("journey", journey);
        model.addAttribute("seen", Seen.of(journey));
        quarantine.find(id).ifPresent(held -> {
            model.addAttribute("held", held);
            model.addAttribute("opens", Sight.opens(held.facility()));
            showMessage.show(id, null, now()).ifPresent(text -> model.addAttribute("masked", text));
        });
        return page("message", model);
    }

    private Journey journey(UUID id) {
        return journeys.of(id)
                .map(journey -> journey.asKnownTo(consents.knownToWhoActs(now())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such message"));
    }

    private static String who() {
        return Acting.required().account();
    }

    private String page(String view, Model model) {
        model.addAttribute("times", times());
        model.addAttribute("words", new Words());
        return view;
    }

    private Times times() {
        return new Times(properties.zone(), clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What a page has seen of a message, told in a few characters. */
    private static final class Seen {

        static String of(Journey journey) {
            return Integer.toHexString(journey.toString().hashCode());
        }
    }
}
