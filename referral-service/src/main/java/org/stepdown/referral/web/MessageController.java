package org.stepdown.referral.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.access.Role;
import org.stepdown.referral.lineage.Journey;
import org.stepdown.referral.lineage.Journeys;

/** What became of a message. */
@RestController
class MessageController {

    private final Lineage lineage;
    private final Journeys journeys;

    MessageController(Lineage lineage, Journeys journeys) {
        this.lineage = lineage;
        this.journeys = journeys;
    }

    /**
     * @param status ACCEPTED, PROCESSED, QUARANTINED or REJECTED
     * @param acknowledgement acknowledgement code that the sender heard
     * @param receivedAt when the message came
     * @param events what it said
     * @param reasons why it led to no referral, where it did not
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

        /** What the sender hears: as in the loop, no name of a cohort, and no reason that tells of the patient. */
        MessageView forSender() {
            return new MessageView(
                    status,
                    acknowledgement,
                    receivedAt,
                    events,
                    List.of(),
                    referrals.stream().map(ReferralView::forSender).toList(),
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
        return Acting.required().isAnyOf(Role.staff()) ? view : view.forSender();
    }

    /** The whole way of a message. */
    @GetMapping("/api/messages/{controlId}/lineage")
    Journey lineage(@PathVariable String controlId, @RequestParam String application, @RequestParam String facility) {
        return journeys.find(controlId, application, facility)
                .flatMap(journeys::of)
                .orElseThrow(MessageController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "no message with this control id from this application and facility");
    }
}
