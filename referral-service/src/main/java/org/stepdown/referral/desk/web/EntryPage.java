package org.stepdown.referral.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.access.Reach;
import org.stepdown.referral.desk.DeskProperties;
import org.stepdown.referral.intake.json.JsonFault;
import org.stepdown.referral.intake.json.JsonIntake;
import org.stepdown.referral.lineage.Journeys;
import org.stepdown.referral.reach.Sight;
import org.stepdown.referral.source.SourceRegistry;
import tools.jackson.databind.json.JsonMapper;

/** The form for places that send nothing electronically. What is typed in goes the way of any JSON message. */
@Controller
class EntryPage {

    private final JsonIntake intake;
    private final SourceRegistry registry;
    private final Facilities facilities;
    private final Journeys journeys;
    private final DeskProperties properties;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    EntryPage(
            JsonIntake intake,
            SourceRegistry registry,
            Facilities facilities,
            Journeys journeys,
            DeskProperties properties,
            JsonMapper json) {
        this.intake = intake;
        this.registry = registry;
        this.facilities = facilities;
        this.journeys = journeys;
        this.properties = properties;
        this.json = json;
    }

    @GetMapping("/intake/new")
    ModelAndView blank() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("key", UUID.randomUUID().toString());
        return form(values, Map.of(), null, HttpStatus.OK);
    }

    @PostMapping("/intake/new")
    ModelAndView send(@RequestParam Map<String, String> all) {
        Map<String, String> values = new LinkedHashMap<>(all);
        values.remove("_csrf");
        Entry entry = new Entry(values);
        Reach reach = Sight.patients();
        ZoneId zone = registry.find(EntryBody.APPLICATION, String.valueOf(entry.facility()), null, null)
                .timeZone();
        entry.check(LocalDate.now(clock.withZone(zone)));
        if (!reach.covers(entry.facility())) {
            entry.faults().put("facility", "You may not enter anything for this place.");
        }
        String key = entry.get("key");
        String facility = entry.facility();
        if (!entry.faults().isEmpty() || key == null || facility == null) {
            return form(values, entry.faults(), null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            EntryBody body = new EntryBody(entry, key, zone);
            if (entry.isDischarge()) {
                intake.encounter(key, json.writeValueAsBytes(body.discharge()), reach);
            } else {
                intake.referral(key, json.writeValueAsBytes(body.referral()), reach);
            }
            return sent(key, facility);
        } catch (JsonFault fault) {
            return fault.status() == HttpStatus.CONFLICT
                    ? sent(key, facility)
                    : form(values, Map.of(), said(fault), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Shows what became of it; waits for the first of two requests that came at once. */
    @GetMapping("/intake/sent")
    ModelAndView sent(@RequestParam String key, @RequestParam String facility) {
        Optional<UUID> message = journeys.find(key, EntryBody.APPLICATION, facility);
        return message.map(id -> new ModelAndView("redirect:/intake/messages/" + id))
                .orElseGet(() -> new ModelAndView("waiting"));
    }

    private static String said(JsonFault fault) {
        if (fault.status() == HttpStatus.UNPROCESSABLE_CONTENT) {
            return "This form has been sent before, with other entries. What was sent first stands."
                    + " For another person, begin a new form.";
        }
        return "The form could not be taken. Please look through it again: "
                + fault.faults().getFirst().pointer() + " "
                + fault.faults().getFirst().detail() + ".";
    }

    private ModelAndView form(
            Map<String, String> values, Map<String, String> faults, @Nullable String problem, HttpStatus status) {
        ModelAndView page = new ModelAndView("new", status);
        page.addObject("form", values);
        page.addObject("faults", faults);
        page.addObject("problem", problem);
        page.addObject("choices", Choices.all());
        Reach reach = Sight.patients();
        page.addObject(
                "facilities", facilities.names().stream().filter(reach::covers).toList());
        page.addObject("others", reach.everything());
        page.addObject("times", new Times(properties.zone(), clock.instant()));
        return page;
    }
}
