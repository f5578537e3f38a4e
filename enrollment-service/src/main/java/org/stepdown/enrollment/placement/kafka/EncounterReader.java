package org.stepdown.enrollment.placement.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.hospital.VisitFact.Kind;
import org.stepdown.enrollment.hospital.VisitFact.Setting;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.AdmissionCancelled;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.EncounterLapsed;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientClassChanged;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientRegistered;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.SourceFormat;

/** What an encounter event says of a visit. Who the patient is and what ails them is left behind. */
final class EncounterReader {

    private static final Map<Class<? extends SpecificRecord>, Kind> KINDS = Map.of(
            PatientAdmitted.class, Kind.BEGAN,
            PatientRegistered.class, Kind.BEGAN,
            PatientClassChanged.class, Kind.CLASS_CHANGED,
            PatientDischarged.class, Kind.ENDED,
            DischargeCancelled.class, Kind.END_CANCELLED,
            AdmissionCancelled.class, Kind.CANCELLED,
            EncounterLapsed.class, Kind.LAPSED);

    private EncounterReader() {}

    static Set<Class<? extends SpecificRecord>> types() {
        Set<Class<? extends SpecificRecord>> types = new HashSet<>(KINDS.keySet());
        types.add(PatientsMerged.class);
        return Set.copyOf(types);
    }

    /**
     * Whether it stands on the topic as a hospital system wrote it there itself: under a key of the hospital's, and
     * unchecked. referral-service takes it in and says it again under the patient's own key.
     */
    static boolean isYetToBeTakenIn(IncomingEvent incoming) {
        MessageSource source = (MessageSource) ((GenericRecord) incoming.event()).get("source");
        return source.getFormat() == SourceFormat.KAFKA && source.getPublishedAs() == null;
    }

    static HospitalEvent read(IncomingEvent incoming) {
        if (incoming.key().isBlank()) {
            throw new RejectedEventException("NO_PATIENT_KEY", "an encounter event needs a patient key");
        }
        GenericRecord event = (GenericRecord) incoming.event();
        MessageSource source = (MessageSource) event.get("source");
        String retired = event instanceof PatientsMerged merged ? merged.getMergedPatientKey() : null;
        Cause cause = new Cause(
                incoming.eventId(),
                event.getSchema().getFullName(),
                (Instant) event.get("occurredAt"),
                source.getControlId(),
                incoming.trail().correlationId(),
                incoming.trail().traceparent());
        return new HospitalEvent(
                incoming.key(),
                retired == null ? fact(incoming, event, source) : null,
                retired,
                cause,
                source.getReceivedAt());
    }

    private static VisitFact fact(IncomingEvent incoming, GenericRecord event, MessageSource source) {
        Encounter encounter = (Encounter) event.get("encounter");
        Kind kind = KINDS.get(incoming.event().getClass());
        if (kind == null) {
            throw new RejectedEventException(
                    "UNEXPECTED_TYPE", event.getSchema().getFullName());
        }
        return new VisitFact(
                incoming.eventId(),
                visit(encounter.getVisitNumber()),
                kind,
                setting(encounter.getPatientClass()),
                encounter.getAdmittedAt(),
                (Instant) event.get("occurredAt"),
                source.getReceivedAt(),
                disposition(encounter.getDisposition()));
    }

    /** The number itself is an identifier, and is not kept here. Feeds spell its type now this way, now that. */
    private static UUID visit(Identifier number) {
        String name = number.getAuthority() + "\n" + number.getValue();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Setting setting(PatientClass patientClass) {
        return switch (patientClass) {
            case INPATIENT, RESIDENTIAL, UNKNOWN -> Setting.STAY;
            case EMERGENCY -> Setting.EMERGENCY;
            case OUTPATIENT, PREADMIT, RECURRING, OBSTETRICS, OBSERVATION -> Setting.OTHER;
        };
    }

    private static @Nullable String disposition(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip().toUpperCase(Locale.ROOT);
    }
}
