package org.stepdown.referral.intake.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.Identifier;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.ReferralRequest;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.KnownRequests;
import org.stepdown.referral.intake.KnownRequests.Standing;
import org.stepdown.referral.source.Source;
import tools.jackson.databind.JsonNode;

/** Reads requests for care. FHIR does not say whether one is new: what is known of its identifier does. */
final class FhirRequests {

    private final Places places;
    private final KnownRequests known;

    FhirRequests(Places places, KnownRequests known) {
        this.places = places;
        this.known = known;
    }

    /** A request, and where it stands in its body. */
    record Found(@Nullable Resource resource, JsonNode tree, String path) {}

    /**
     * Reads a request.
     *
     * @param around the resources that come with it
     * @throws FhirFault what is wrong and where
     */
    CanonicalEvent read(Found found, List<Resource> around, Names names, Envelope envelope, Instant receivedAt)
            throws FhirFault {
        Asked asked = Asked.of(found.resource(), found.path());
        if (envelope.facility().isEmpty()) {
            throw FhirFault.required(found.path() + ".requester");
        }
        Source source = places.place(envelope, List.of(), List.of(), List.of()).source();
        ZoneId zone = source.timeZone();
        Patient patient = FhirPatient.read(asked.patient(), zone, found.path() + "." + asked.patientElement());
        Identifier key = key(asked, envelope);
        Standing standing = known.standing(key);
        Instant at = occurredAt(asked, standing, zone, receivedAt);
        List<String> requesters = names.of(found.tree(), found.tree().path("requester"));
        ReferralRequest request = ReferralRequest.newBuilder()
                .setReferralKey(key)
                .setPriority(asked.priority())
                .setRequestedBy(requesters.isEmpty() ? null : requesters.getFirst())
                .setFacility(envelope.facility())
                .setTimeZone(zone.getId())
                .setPart2(source.part2())
                .setMandatedPriority(MandatedPriority.UNKNOWN)
                .setPayer(payer(found.tree(), names))
                .build();
        MessageSource message =
                FhirEvents.source(envelope, "FHIR " + Sent.text(found.tree(), "resourceType"), receivedAt, source);
        List<Diagnosis> diagnoses = FhirClinical.reasons(asked.reasonCodes(), asked.reasonReferences());
        List<Attestation> attested = FhirClinical.attestations(around.stream(), at, zone);
        SpecificRecord event = asked.cancelled()
                ? new ReferralRequestCancelled(at, message, patient, request)
                : standing == Standing.STANDS
                        ? new ReferralRequestChanged(at, message, patient, request, diagnoses, attested)
                        : new ReferralRequested(at, message, patient, request, diagnoses, attested);
        return new CanonicalEvent(event, at, patient.getIdentifiers(), List.of());
    }

    /** Notes how the request stands that an event leaves behind. */
    void note(CanonicalEvent event) {
        switch (event.event()) {
            case ReferralRequested asked -> known.note(asked.getRequest().getReferralKey(), false);
            case ReferralRequestChanged changed ->
                known.note(changed.getRequest().getReferralKey(), false);
            case ReferralRequestCancelled cancelled ->
                known.note(cancelled.getRequest().getReferralKey(), true);
            default -> {}
        }
    }

    /** Without an identifier the request can't be changed later, but it is one. */
    private static Identifier key(Asked asked, Envelope envelope) {
        return asked.identifiers().stream()
                .filter(identifier -> !Codings.text(identifier.getValue()).isEmpty())
                .findFirst()
                .map(FhirPatient::identifier)
                .map(key -> key.getAuthority() == null
                        ? new Identifier(key.getValue(), envelope.facility(), key.getType())
                        : key)
                .orElseGet(() -> new Identifier(envelope.controlId(), envelope.facility(), null));
    }

    /**
     * A request is as it was when it was last changed, however late it comes; only the first version of a new one is as old
     * as it says.
     */
    private static Instant occurredAt(Asked asked, Standing standing, ZoneId zone, Instant receivedAt) {
        boolean fresh = standing == Standing.NEW && !asked.cancelled();
        Stream<BaseDateTimeType> times = !fresh
                ? Stream.of(asked.changedAt())
                : asked.isFirstVersion()
                        ? Stream.of(asked.authoredOn(), asked.changedAt())
                        : Stream.of(asked.changedAt(), asked.authoredOn());
        return times.map(time -> FhirTime.instant(time, zone))
                .filter(at -> at != null)
                .findFirst()
                .orElse(receivedAt);
    }

    private static @Nullable String payer(JsonNode request, Names names) {
        JsonNode insurance = request.path("insurance").path(0);
        JsonNode coverage = names.target(request, insurance);
        List<String> payers = names.of(coverage, coverage.path("payor").path(0));
        List<String> called = payers.isEmpty() ? names.of(request, insurance) : payers;
        return called.isEmpty() ? null : called.getFirst();
    }
}
