package org.stepdown.referral.intake.hl7;

import ca.uhn.hl7v2.HL7Exception;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;
import org.stepdown.referral.intake.TakeMessage;

/** Turns a frame into a message that is taken, and what became of it into an acknowledgement. */
final class Hl7Intake {

    private static final Logger log = LoggerFactory.getLogger(Hl7Intake.class);

    private final TakeMessage takeMessage;
    private final Hl7Events events;
    private final Set<String> processingIds;
    private final Clock clock;

    Hl7Intake(TakeMessage takeMessage, Hl7Events events, Set<String> processingIds, Clock clock) {
        this.takeMessage = takeMessage;
        this.events = events;
        this.processingIds = Set.copyOf(processingIds);
        this.clock = clock;
    }

    /** What a message says, or what is wrong with it. */
    private record Reading(
            @Nullable CanonicalEvent event, @Nullable Hl7Error error) {}

    /** Returns the acknowledgement; empty when the sender wants none. Never throws: there is always an answer. */
    byte[] receive(byte[] body, boolean tooLong) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Msh msh = Msh.read(body);
        Answer answer;
        try {
            Reading reading = read(msh, body, tooLong, now);
            answer = takeMessage.take(
                    message(id, msh, body, now, reading), () -> answer(msh, Hl7Error.duplicate(), id, now));
        } catch (RuntimeException e) {
            log.error(
                    "message {} was not stored and not acknowledged: {}",
                    id,
                    e.getClass().getName());
            answer = answer(msh, Hl7Error.refused(207, "Application internal error", null), id, now);
        }
        return Acknowledgement.isWanted(answer.code(), msh) ? answer.bytes() : new byte[0];
    }

    private Reading read(@Nullable Msh msh, byte[] body, boolean tooLong, Instant now) {
        if (msh == null) {
            return new Reading(null, Hl7Error.refused(100, "Segment sequence error", "MSH^1"));
        }
        Hl7Error error = headerError(msh, tooLong);
        if (error != null) {
            return new Reading(null, error);
        }
        try {
            return new Reading(events.read(Hl7Message.parse(msh.decode(body)), msh, now), null);
        } catch (Hl7Fault e) {
            return new Reading(null, e.error());
        } catch (HL7Exception e) {
            return new Reading(null, new Hl7Error(102, "Data type error", null, false));
        }
    }

    private @Nullable Hl7Error headerError(Msh msh, boolean tooLong) {
        if (tooLong) {
            return Hl7Error.refused(207, "Message is longer than this listener takes", null);
        }
        if (msh.controlId().isEmpty()) {
            return Hl7Error.missing("MSH", 10);
        }
        if (!msh.versionIsKnown()) {
            return Hl7Error.refused(203, "Unsupported version id", "MSH^1^12");
        }
        if (!processingIds.contains(msh.part(11, 1))) {
            return Hl7Error.refused(202, "Unsupported processing id", "MSH^1^11");
        }
        return Hl7Events.unsupported(msh);
    }

    private static ReceivedMessage message(UUID id, @Nullable Msh msh, byte[] body, Instant now, Reading reading) {
        return new ReceivedMessage(
                id,
                msh == null ? "" : msh.application(),
                msh == null ? "" : msh.facility(),
                msh == null || msh.controlId().isEmpty() ? null : msh.controlId(),
                msh == null ? null : msh.field(9),
                body,
                now,
                answer(msh, reading.error(), id, now),
                reading.event());
    }

    private static Answer answer(@Nullable Msh msh, @Nullable Hl7Error error, UUID id, Instant now) {
        Acknowledgement acknowledgement = Acknowledgement.of(msh, error, id, now);
        Status status = error == null ? Status.ACCEPTED : error.rejected() ? Status.REJECTED : Status.QUARANTINED;
        return new Answer(
                acknowledgement.code(), acknowledgement.bytes(), status, error == null ? null : error.failure());
    }
}
