package org.stepdown.referral.intake;

import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.outbox.Outbox;

/**
 * An accepted message with all that is made of it before it stands in line: what each makes for itself side by side
 * nobody waits for.
 *
 * @param patient mark of what the patient is known by
 * @param body as it is kept
 * @param digest of the body
 * @param event as it leaves, but for the patient's key, which is not known yet
 * @param encoded the event's columns in the outbox
 */
public record Arrival(
        ReceivedMessage message,
        byte[] patient,
        byte[] body,
        byte[] digest,
        OutgoingEvent event,
        Outbox.Encoded encoded) {}
