package org.stepdown.referral.consent.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.access.Role;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.consent.KeepConsents;

/** Consents of a referral's patient. */
@RestController
class ConsentApi {

    private final Consents consents;
    private final KeepConsents keepConsents;
    private final ZoneId zone;
    private final Clock clock = Clock.systemUTC();

    ConsentApi(
            Consents consents,
            KeepConsents keepConsents,
            @Value("${stepdown.desk.zone:America/New_York}") ZoneId zone) {
        this.consents = consents;
        this.keepConsents = keepConsents;
        this.zone = zone;
    }

    /**
     * Consents, and whose they have to be.
     *
     * @param disclosers facilities whose records under 42 CFR Part 2 the referral came of; none to who may not know
     */
    record Book(List<String> disclosers, List<ConsentView> consents) {}

    @GetMapping("/api/referrals/{id}/consents")
    Book all(@PathVariable UUID id) {
        boolean known = Acting.required().isAnyOf(Set.of(Role.PRIVACY_OFFICER))
                || consents.knownToWhoActs(now()).test(id);
        return new Book(
                known ? consents.disclosers(id) : List.of(),
                consents.shown(id, now()).stream().map(ConsentView::of).toList());
    }

    @PostMapping("/api/referrals/{id}/consents")
    ResponseEntity<ConsentView> record(@PathVariable UUID id, @RequestBody KeepConsents.Draft draft) {
        return switch (keepConsents.record(id, draft, Acting.required().account(), zone, now())) {
            case KeepConsents.Answer.Recorded recorded ->
                ResponseEntity.created(URI.create("/api/referrals/" + id + "/consents/"
                                + recorded.consent().id()))
                        .body(ConsentView.of(recorded.consent()));
            case KeepConsents.Answer.Faulty faulty ->
                throw new ResponseStatusException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        faulty.faults().entrySet().stream()
                                .map(fault -> fault.getKey() + " " + fault.getValue())
                                .collect(Collectors.joining("; ")));
        };
    }

    /** It counts no longer from the moment that this is answered. */
    @PostMapping("/api/referrals/{id}/consents/{consent}/revoke")
    ConsentView revoke(@PathVariable UUID id, @PathVariable UUID consent) {
        if (!isShown(id, consent)
                || !keepConsents.revoke(id, consent, Acting.required().account(), now())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no consent with this id");
        }
        return all(id).consents().stream()
                .filter(one -> one.id().equals(consent))
                .findFirst()
                .orElseThrow();
    }

    private boolean isShown(UUID referral, UUID consent) {
        return consents.shown(referral, now()).stream().anyMatch(one -> one.id().equals(consent));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
