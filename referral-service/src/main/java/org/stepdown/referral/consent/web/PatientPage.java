package org.stepdown.referral.consent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.access.Acting;
import org.stepdown.access.Role;
import org.stepdown.access.session.SignInAgain;
import org.stepdown.referral.consent.BreakGlass;
import org.stepdown.referral.consent.Consent;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.consent.KeepConsents;

/** Who a referral is about, what they have agreed to, and the way in for an emergency. */
@Controller
class PatientPage {

    private static final Set<Role> CLINICAL = Set.of(Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);

    private final Patients patients;
    private final Consents consents;
    private final KeepConsents keepConsents;
    private final BreakGlass breakGlass;
    private final ZoneId zone;
    private final HttpSessionRequestCache whereTheyWere = new HttpSessionRequestCache();
    private final Clock clock = Clock.systemUTC();

    PatientPage(
            Patients patients,
            Consents consents,
            KeepConsents keepConsents,
            BreakGlass breakGlass,
            @Value("${stepdown.desk.zone:America/New_York}") ZoneId zone) {
        this.patients = patients;
        this.consents = consents;
        this.keepConsents = keepConsents;
        this.breakGlass = breakGlass;
        this.zone = zone;
    }

    @GetMapping("/referrals/{id}")
    ModelAndView patient(@PathVariable UUID id) {
        return page(id, Map.of(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/referrals/{id}/consents")
    ModelAndView record(
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable List<String> scope) {
        Map<String, String> faults = new LinkedHashMap<>();
        KeepConsents.Draft draft = new KeepConsents.Draft(
                form.get("discloser"),
                form.get("recipient"),
                named(Consent.Purpose.values(), form.get("purpose")),
                scopes(scope == null ? List.of() : scope),
                date("signedOn", form, faults),
                date("expiresOn", form, faults));
        if (faults.isEmpty()
                && keepConsents.record(id, draft, Acting.required().account(), zone, now())
                        instanceof KeepConsents.Answer.Faulty faulty) {
            faults.putAll(faulty.faults());
        }
        return faults.isEmpty()
                ? new ModelAndView("redirect:/referrals/" + id)
                : page(id, form, faults, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/referrals/{id}/consents/{consent}/revoke")
    String revoke(@PathVariable UUID id, @PathVariable UUID consent) {
        if (consents.shown(id, now()).stream().anyMatch(one -> one.id().equals(consent))) {
            keepConsents.revoke(id, consent, Acting.required().account(), now());
        }
        return "redirect:/referrals/" + id;
    }

    /** To sign in once more, and back: who comes from a fresh sign-in is led on. */
    @GetMapping("/referrals/{id}/sign-in-again")
    String again(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        if (PatientApi.isFresh(now())) {
            return "redirect:/referrals/" + id + "#emergency";
        }
        whereTheyWere.saveRequest(request, response);
        return "redirect:" + SignInAgain.ADDRESS;
    }

    @PostMapping("/referrals/{id}/break-glass")
    ModelAndView open(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        Instant now = now();
        if (!PatientApi.isFresh(now)) {
            return new ModelAndView("redirect:/referrals/" + id + "/sign-in-again");
        }
        if (reason.isBlank()) {
            return page(id, Map.of(), Map.of("reason", "Say what the emergency is."), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        breakGlass.open(id, Acting.required(), reason.replace("\0", "").strip(), now);
        return new ModelAndView("redirect:/referrals/" + id);
    }

    private ModelAndView page(UUID id, Map<String, String> form, Map<String, String> faults, HttpStatus status) {
        boolean known = patients.mayKnow(id, clock.instant());
        // Its name alone can say what somebody has.
        List<String> disclosers = known ? consents.disclosers(id) : List.of();
        ModelAndView page = new ModelAndView("patient", status);
        page.addObject("referral", id);
        page.addObject("known", known);
        page.addObject("patient", known ? patients.of(id, clock.instant()) : null);
        page.addObject("fresh", PatientApi.isFresh(now()));
        page.addObject("clinical", Acting.required().isAnyOf(CLINICAL));
        page.addObject("disclosers", disclosers);
        page.addObject(
                "consents",
                consents.shown(id, now()).stream().map(ConsentView::of).toList());
        page.addObject("form", form);
        page.addObject("faults", faults);
        List<String> places = Stream.concat(disclosers.stream(), consents.facilities().stream())
                .distinct()
                .toList();
        page.addObject("from", choices(places, Map.of(Consent.ANYBODY, "Any program")));
        Map<String, String> hears = new LinkedHashMap<>();
        hears.put(Consent.STAFF, "Our own staff");
        hears.put(Consent.ANYBODY, "All who treat the patient");
        page.addObject("to", choices(places, hears));
        page.addObject("zone", zone);
        return page;
    }

    private static Map<String, String> choices(List<String> places, Map<String, String> others) {
        Map<String, String> choices = new LinkedHashMap<>(others);
        places.forEach(place -> choices.putIfAbsent(place, place));
        return choices;
    }

    private static Set<Consent.Scope> scopes(List<String> names) {
        return names.stream()
                .map(name -> named(Consent.Scope.values(), name))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(Enum::name, Function.identity()))
                .get(String.valueOf(name));
    }

    private static @Nullable LocalDate date(String field, Map<String, String> form, Map<String, String> faults) {
        String text = form.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.put(field, "is no date");
            return null;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
