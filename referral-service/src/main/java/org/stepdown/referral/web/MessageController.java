package org.stepdown.referral.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.access.Role;
import org.stepdown.referral.consent.Consent;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.lineage.Journey;
import org.stepdown.referral.lineage.Journeys;

/** What became of a message. */
@RestController
class MessageController {

    private final Lineage lineage;
    private final Journeys journeys;
    private final Consents consents;
    private final Clock clock = Clock.systemUTC();

    MessageController(Lineage lineage, Journeys journeys, Consents consents) {
        this.lineage = lineage;
        this.journeys = journeys;
        this.consents = consents;
    }

    /**
     * @param status ACCEPTED, PROCESSED, QUARANTINED or REJECTED
     * @param acknowledgement acknowledgement code that the sender heard
     * @param receivedAt when the message came
     * @param events what it said
     * @param reasons why what it says leads to no referral, or to none any more
     * @param referrals what it contributed to
     * @param failure what was wrong and where
     */
    record MessageView(
            String status,
            String acknowledgement,
            Instant receivedAt,
            List<EventView> events,
            List<String> reasons,
            List<ReferralView> referrals,
            @Nullable String failure) {

        /** What staff see: of restricted items, that there is one. */
        MessageView asKnownTo(Predicate<UUID> mayKnow) {
            boolean all = referrals.stream().map(ReferralView::id).allMatch(mayKnow);
            return all
                    ? this
                    : new MessageView(
                            status,
                            acknowledgement,
                            receivedAt,
                            events,
                            reasons,
                            referrals.stream()
                                    .map(referral -> mayKnow.test(referral.id()) ? referral : referral.restricted())
                                    .toList(),
                            failure);
        }

        /**
         * What the sender hears: as in the loop, no name of a cohort, no reason that tells of the patient, and nothing
         * that came of others' records under 42 CFR Part 2 unless the patient has agreed.
         */
        MessageView forSender(Predicate<UUID> mayHear) {
            return new MessageView(
                    status,
                    acknowledgement,
                    receivedAt,
                    events,
                    List.of(),
                    referrals.stream()
                            .filter(referral -> mayHear.test(referral.id()))
                            .map(ReferralView::forSender)
                            .toList(),
                    failure);
        }
    }

    record EventView(String type, Instant occurredAt) {}

    record ReferralView(
            UUID id,
            @Nullable String pathway,
            List<String> pathways,
            String status,
            List<String> reasons,
            @Nullable Map<String, Object> cohort,
            List<ToldView> told) {

        ReferralView restricted() {
            return new ReferralView(id, null, List.of(), Journey.RESTRICTED, List.of(), null, List.of());
        }

        ReferralView forSender() {
            return new ReferralView(id, null, List.of(), status, List.of(), null, List.of());
        }
    }

    /** What a sender was told of a referral, and what came of it. */
    record ToldView(UUID delivery, String target, String told, String status, String state, Instant at) {}

    @GetMapping("/api/messages/{controlId}")
    MessageView message(
            @PathVariable String controlId, @RequestParam String application, @RequestParam String facility) {
        MessageView view = lineage.message(controlId, application, facility).orElseThrow(MessageController::unknown);
        Instant now = clock.instant();
        return Acting.required().isAnyOf(Role.staff())
                ? view.asKnownTo(consents.knownToWhoActs(now))
                : view.forSender(referral -> consents.mayHear(referral, facility, Consent.Scope.STATUS, now));
    }

    /** The whole way of a message. */
    @GetMapping("/api/messages/{controlId}/lineage")
    Journey lineage(@PathVariable String controlId, @RequestParam String application, @RequestParam String facility) {
        return journeys.find(controlId, application, facility)
                .flatMap(journeys::of)
                .map(journey -> journey.asKnownTo(consents.knownToWhoActs(clock.instant())))
                .orElseThrow(MessageController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "no message with this control id from this application and facility");
    }
}
