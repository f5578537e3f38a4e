package org.stepdown.referral.intake.fhir;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.referral.intake.EncounterEvent;
import tools.jackson.databind.JsonNode;

/** Which event a message is about: the codes of Da Vinci's notification-event, and those of HL7 v2 (table 0003). */
final class Notification {

    /** A sender may refine a code by what follows, as notification-admit-inpatient. */
    private static final Map<String, EncounterEvent> NOTIFICATIONS = Map.of(
            "notification-admit", EncounterEvent.ADMIT,
            "notification-discharge", EncounterEvent.DISCHARGE,
            "notification-transfer", EncounterEvent.TRANSFER);

    private static final Map<String, EncounterEvent> V2 = Map.ofEntries(
            Map.entry("A01", EncounterEvent.ADMIT),
            Map.entry("A02", EncounterEvent.TRANSFER),
            Map.entry("A03", EncounterEvent.DISCHARGE),
            Map.entry("A04", EncounterEvent.REGISTER),
            Map.entry("A05", EncounterEvent.PREADMIT),
            Map.entry("A06", EncounterEvent.BECOME_INPATIENT),
            Map.entry("A07", EncounterEvent.BECOME_OUTPATIENT),
            Map.entry("A08", EncounterEvent.UPDATE),
            Map.entry("A11", EncounterEvent.CANCEL_ADMIT),
            Map.entry("A12", EncounterEvent.CANCEL_TRANSFER),
            Map.entry("A13", EncounterEvent.CANCEL_DISCHARGE));

    private static final Set<String> REFERRALS = Set.of("notification-referral", "I12", "I13", "I14");

    private static final Set<PatientClass> OUTSIDE_A_WARD =
            Set.of(PatientClass.EMERGENCY, PatientClass.OUTPATIENT, PatientClass.OBSERVATION);

    private Notification() {}

    /** Which event a header names; a URI names it by its end. Empty when it names none. */
    static String code(MessageHeader header) {
        if (header.getEvent() instanceof Coding coding) {
            return Codings.text(coding.getCode());
        }
        String uri =
                header.hasEventUriType() ? Codings.text(header.getEventUriType().getValue()) : "";
        return uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
    }

    /** The event of a header as it was sent, to be said back. */
    static Type event(JsonNode header) {
        JsonNode coding = header.path("eventCoding");
        return coding.isMissingNode()
                ? new UriType(Sent.text(header, "eventUri"))
                : new Coding(Codings.nonBlank(Sent.text(coding, "system")), Sent.text(coding, "code"), null);
    }

    static boolean isReferral(String code) {
        return REFERRALS.contains(code);
    }

    /** Null when it is nothing that happens to a visit, or not taken. */
    static @Nullable EncounterEvent event(String code) {
        EncounterEvent v2 = V2.get(code);
        return v2 != null
                ? v2
                : NOTIFICATIONS.entrySet().stream()
                        .filter(event -> (code + "-").startsWith(event.getKey() + "-"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * FHIR tells by the encounter what HL7 v2 has events of its own for: an arrival in the emergency department is no
     * admission (A04), who leaves it for a ward becomes an inpatient (A06), and what was entered in error never was.
     */
    static EncounterEvent refined(EncounterEvent event, Encounter encounter, PatientClass patientClass) {
        boolean cancels = event == EncounterEvent.CANCEL_DISCHARGE || event == EncounterEvent.CANCEL_TRANSFER;
        if (FhirVisit.isWithdrawn(encounter) && !cancels) {
            return EncounterEvent.CANCEL_ADMIT;
        }
        return switch (event) {
            case ADMIT ->
                switch (patientClass) {
                    case EMERGENCY, OUTPATIENT -> EncounterEvent.REGISTER;
                    case PREADMIT -> EncounterEvent.PREADMIT;
                    default -> EncounterEvent.ADMIT;
                };
            case TRANSFER ->
                patientClass == PatientClass.INPATIENT && FhirVisit.was(encounter, OUTSIDE_A_WARD)
                        ? EncounterEvent.BECOME_INPATIENT
                        : EncounterEvent.TRANSFER;
            default -> event;
        };
    }
}
