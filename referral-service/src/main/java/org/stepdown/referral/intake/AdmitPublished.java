package org.stepdown.referral.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Trail;
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
 * Takes in what hospital systems publish to the topic themselves. The same is asked of it as of any message, what the
 * registry says of the place counts instead of what the event claims, and it is said again under our own key for the
 * patient: only then does it mean anything, here and to others.
 *
 * <p>What is our own is known by its key, whatever an event claims: keys are random, and hospitals may write to the topic
 * but not read it.
 */
public final class AdmitPublished {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SourceRegistry registry;
    private final PatientKeys patients;
    private final PublishedMessages messages;
    private final HandOver handOver;
    private final Clock clock;
    private final boolean afterRestore;

    /** @param afterRestore whether the database has lost keys of ours that still stand on the topic */
    public AdmitPublished(
            SourceRegistry registry,
            PatientKeys patients,
            PublishedMessages messages,
            HandOver handOver,
            Clock clock,
            boolean afterRestore) {
        this.registry = registry;
        this.patients = patients;
        this.messages = messages;
        this.handOver = handOver;
        this.clock = clock;
        this.afterRestore = afterRestore;
    }

    /**
     * Takes in what others published, and returns the rest: what this service said itself.
     *
     * @throws RejectedEventException with a code that names what is missing
     */
    public List<IncomingEvent> admit(List<IncomingEvent> incoming) {
        Set<String> known = patients.known(incoming.stream()
                .map(IncomingEvent::key)
                .filter(AdmitPublished::isLikeOurs)
                .distinct()
                .toList());
        List<IncomingEvent> own = new ArrayList<>(incoming.size());
        for (IncomingEvent event : incoming) {
            MessageSource source = (MessageSource) ((GenericRecord) event.event()).get("source");
            if (isTakenIn(source) && (known.contains(event.key()) || afterRestore && isLikeOurs(event.key()))) {
                own.add(event);
            } else {
                takeIn(event, source);
            }
        }
        return own;
    }

    private static boolean isLikeOurs(String key) {
        return KEY.matcher(key).matches();
    }

    private static boolean isTakenIn(MessageSource source) {
        return source.getFormat() != SourceFormat.KAFKA || source.getPublishedAs() != null;
    }

    private void takeIn(IncomingEvent incoming, MessageSource claimed) {
        SpecificRecord event = SpecificData.get().deepCopy(incoming.event().getSchema(), incoming.event());
        GenericRecord fields = (GenericRecord) event;
        List<Identifier> patient =
                identifying(((Patient) fields.get("patient")).getIdentifiers(), "NO_PATIENT_IDENTIFIER");
        List<Identifier> merged = event instanceof PatientsMerged merge
                ? identifying(merge.getMergedIdentifiers(), "NO_MERGED_IDENTIFIER")
                : List.of();
        Source place = place(claimed, fields);
        MessageSource source = MessageSource.newBuilder(claimed)
                .setFormat(SourceFormat.KAFKA)
                .setPublishedAs(incoming.eventId().toString())
                .setReceivedAt(clock.instant().truncatedTo(ChronoUnit.MICROS))
                .setRegistered(place.registered())
                .build();
        fields.put("source", source);
        UUID message = UUID.nameUUIDFromBytes(name(incoming));
        if (messages.keep(incoming, source, message)) {
            Trail cause = incoming.effects();
            handOver.publish(
                    message,
                    source.getFacility(),
                    new CanonicalEvent(event, incoming.occurredAt(), patient, merged),
                    new Trail(message, cause.causationId(), cause.traceparent()));
        }
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
