package org.stepdown.referral.intake;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.PatientsMerged;

/** Hands what a message says to the outbox under the patient's key, in the caller's transaction. */
public final class HandOver {

    private final MessageStore messages;
    private final PatientKeys patients;
    private final Outbox outbox;

    public HandOver(MessageStore messages, PatientKeys patients, Outbox outbox) {
        this.messages = messages;
        this.patients = patients;
        this.outbox = outbox;
    }

    /**
     * Publishes an event as that of a message. Its identity comes from the message: a message has it once.
     *
     * @param facility authority of identifiers that name none
     */
    public void publish(UUID messageId, String facility, CanonicalEvent event) {
        publish(messageId, facility, event, Trail.start(messageId));
    }

    /** The same for a message that is itself on a trail. */
    void publish(UUID messageId, String facility, CanonicalEvent event, Trail trail) {
        String key = patients.keyOf(event.patient(), facility);
        SpecificRecord said =
                event.event() instanceof PatientsMerged merge && !event.merged().isEmpty()
                        ? PatientsMerged.newBuilder(merge)
                                .setMergedPatientKey(patients.keyOf(event.merged(), facility))
                                .build()
                        : event.event();
        patients.lock(key);
        messages.keepEvent(messageId, eventId(messageId), event);
        outbox.append(List.of(outgoing(messageId, key, event, said, trail)));
    }

    /** The identity of the event that a message leads to. */
    public static UUID eventId(UUID messageId) {
        return EventIds.derived(messageId, "event/0");
    }

    /** What a message says, as it leaves. */
    public static OutgoingEvent outgoing(UUID messageId, String patientKey, CanonicalEvent event, SpecificRecord said) {
        return outgoing(messageId, patientKey, event, said, Trail.start(messageId));
    }

    private static OutgoingEvent outgoing(
            UUID messageId, String patientKey, CanonicalEvent event, SpecificRecord said, Trail trail) {
        return new OutgoingEvent(
                eventId(messageId), Topics.ENCOUNTER.name(), patientKey, said, event.occurredAt(), trail);
    }
}
