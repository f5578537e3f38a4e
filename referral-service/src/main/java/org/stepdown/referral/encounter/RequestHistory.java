package org.stepdown.referral.encounter;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A request for IOP care as its facts leave it.
 *
 * @param madeBy the fact that made it, or last changed it
 * @param request the request as last told
 * @param first the first fact about it
 * @param cancelled whether the referrer took it back
 * @param diagnoses diagnoses as last told
 * @param attestations attestations, oldest first
 * @param events every event about it
 */
public record RequestHistory(
        Fact madeBy,
        Request request,
        Fact first,
        boolean cancelled,
        List<Diagnosis> diagnoses,
        List<Attestation> attestations,
        List<UUID> events) {

    public RequestHistory {
        diagnoses = List.copyOf(diagnoses);
        attestations = List.copyOf(attestations);
        events = List.copyOf(events);
    }

    static RequestHistory first(Fact fact, Request request) {
        return new RequestHistory(fact, request, fact, false, List.of(), List.of(), List.of());
    }

    RequestHistory after(Fact fact, Request changed) {
        boolean cancels = fact.kind() == Fact.Kind.REQUEST_CANCELLED;
        List<Attestation> attested = new ArrayList<>(attestations);
        attested.addAll(fact.attestations());
        List<UUID> seen = new ArrayList<>(events);
        seen.add(fact.eventId());
        return new RequestHistory(
                cancels ? madeBy : fact,
                cancels ? request : changed,
                first,
                cancels || cancelled && fact.kind() != Fact.Kind.REQUESTED,
                fact.diagnoses().isEmpty() ? diagnoses : fact.diagnoses(),
                attested,
                seen);
    }
}
