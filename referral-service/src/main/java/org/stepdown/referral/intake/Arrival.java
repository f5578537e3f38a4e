package org.stepdown.referral.intake;

import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.outbox.Outbox;

/**
 * An accepted message with all that is made of it before it stands in line: what each makes for itself side by side
 * nobody waits for.
 *
 * @param said the canonical event
 * @param sha256 of the body
 * @param event as it leaves, but for the patient's key, which is not known yet
 * @param encoded the event's columns in the outbox
 */
public record Arrival(
        ReceivedMessage message, CanonicalEvent said, byte[] sha256, OutgoingEvent event, Outbox.Encoded encoded) {}
