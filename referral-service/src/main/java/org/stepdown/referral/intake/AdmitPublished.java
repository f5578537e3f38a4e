package org.stepdown.referral.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.ReferralRequest;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

/**
 * Lets in what hospital systems publish to the topic themselves. The same is asked of it as of any message, what the
 * registry says of the place counts instead of what the event claims, and the patient goes under our own key.
 */
public final class AdmitPublished {

    private final SourceRegistry registry;
    private final PatientKeys patients;
    private final PublishedMessages messages;

    public AdmitPublished(SourceRegistry registry, PatientKeys patients, PublishedMessages messages) {
        this.registry = registry;
        this.patients = patients;
        this.messages = messages;
    }

    /**
     * Returns the event as the service itself would have published it; one of its own comes back as it is.
     *
     * @throws RejectedEventException with a code that names what is missing
     */
    public IncomingEvent admit(IncomingEvent incoming) {
        MessageSource source = (MessageSource) ((GenericRecord) incoming.event()).get("source");
        if (source.getFormat() != SourceFormat.KAFKA) {
            return incoming;
        }
        SpecificRecord event = SpecificData.get().deepCopy(incoming.event().getSchema(), incoming.event());
        GenericRecord fields = (GenericRecord) event;
        Patient patient = (Patient) fields.get("patient");
        List<Identifier> identifiers = identifying(patient.getIdentifiers(), "NO_PATIENT_IDENTIFIER");
        Source place = place(source, fields);
        fields.put(
                "source",
                MessageSource.newBuilder(source)
                        .setRegistered(place.registered())
                        .build());
        String key = patients.keyOf(identifiers, source.getFacility());
        if (event instanceof PatientsMerged merge) {
            List<Identifier> merged = identifying(merge.getMergedIdentifiers(), "NO_MERGED_IDENTIFIER");
            fields.put("mergedPatientKey", patients.keyOf(merged, source.getFacility()));
        }
        messages.keep(incoming, source, UUID.nameUUIDFromBytes(name(incoming)));
        return new IncomingEvent(
                incoming.eventId(),
                incoming.topic(),
                incoming.partition(),
                incoming.offset(),
                key,
                event,
                incoming.occurredAt(),
                incoming.trail());
    }

    private Source place(MessageSource source, GenericRecord fields) {
        Object visit = fields.hasField("encounter") ? fields.get("encounter") : null;
        Object request = fields.hasField("request") ? fields.get("request") : null;
        if (visit instanceof Encounter encounter) {
            require(encounter.getVisitNumber().getValue(), "NO_VISIT_NUMBER");
            String unit = encounter.getLocation() == null
                    ? null
                    : encounter.getLocation().getUnit();
            Source place = find(source, encounter.getFacility(), unit, encounter.getHospitalService());
            fields.put(
                    "encounter",
                    Encounter.newBuilder(encounter)
                            .setPatientClass(VisitEvents.classIn(encounter.getPatientClass(), place.setting()))
                            .setSetting(VisitEvents.settingFor(encounter.getPatientClass(), place.setting()))
                            .setPart2(place.part2())
                            .setTimeZone(place.timeZone().getId())
                            .build());
            return place;
        }
        if (request instanceof ReferralRequest asked) {
            require(asked.getReferralKey().getValue(), "NO_REFERRAL_KEY");
            Source place = find(source, asked.getFacility(), null, null);
            fields.put(
                    "request",
                    ReferralRequest.newBuilder(asked).setPart2(place.part2()).build());
            return place;
        }
        return find(source, source.getFacility(), null, null);
    }

    private Source find(MessageSource source, String facility, @Nullable String unit, @Nullable String service) {
        return registry.find(source.getApplication(), require(facility, "NO_FACILITY"), unit, service);
    }

    private static List<Identifier> identifying(List<Identifier> identifiers, String code) {
        List<Identifier> named = identifiers.stream()
                .filter(identifier -> !identifier.getValue().isBlank())
                .toList();
        if (named.isEmpty()) {
            throw new RejectedEventException(code, "the event names no patient");
        }
        return named;
    }

    private static String require(String value, String code) {
        if (value.isBlank()) {
            throw new RejectedEventException(code, "the event lacks what is required of it");
        }
        return value;
    }

    private static byte[] name(IncomingEvent incoming) {
        return ("published/" + incoming.eventId()).getBytes(StandardCharsets.UTF_8);
    }
}
