package org.stepdown.referral.intake.hl7;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.IntakeMeters.Way;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;
import org.stepdown.referral.intake.TakeTogether;

/** Turns a frame into a message that is taken, and what became of it into an acknowledgement. */
final class Hl7Intake {

    private static final Logger log = LoggerFactory.getLogger(Hl7Intake.class);

    private final TakeTogether messages;
    private final Hl7Reader reader;
    private final IntakeMeters meters;
    private final Clock clock;

    Hl7Intake(TakeTogether messages, Hl7Reader reader, IntakeMeters meters, Clock clock) {
        this.messages = messages;
        this.reader = reader;
        this.meters = meters;
        this.clock = clock;
    }

    /** What a message says, or what is wrong with it. */
    private record Reading(
            @Nullable CanonicalEvent event, @Nullable Hl7Error error) {}

    /** Returns the acknowledgement; empty when the sender wants none. Never throws: there is always an answer. */
    byte[] receive(byte[] body, boolean tooLong, Sender sender) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Msh msh = Msh.read(body);
        Answer answer;
        try {
            answer = meters.take(Way.MLLP, () -> take(id, msh, body, tooLong, sender, now), Answer::status);
        } catch (RuntimeException e) {
            log.error(
                    "message {} was not stored and not acknowledged: {}",
                    id,
                    e.getClass().getName());
            answer = answer(msh, Hl7Error.refused(207, "Application internal error", null), id, now);
        }
        return Acknowledgement.isWanted(answer.code(), msh) ? answer.bytes() : new byte[0];
    }

    private Answer take(UUID id, @Nullable Msh msh, byte[] body, boolean tooLong, Sender sender, Instant now) {
        Reading reading = read(msh, body, tooLong, sender, now);
        return messages.take(message(id, msh, body, now, reading), () -> answer(msh, Hl7Error.duplicate(), id, now));
    }

    private Reading read(@Nullable Msh msh, byte[] body, boolean tooLong, Sender sender, Instant now) {
        if (msh != null && !sender.maySpeakFor(msh.facility())) {
            return new Reading(null, Hl7Error.refused(207, "Sender may not speak for this facility", "MSH^1^4"));
        }
        try {
            CanonicalEvent event = reader.read(msh, body, tooLong, now);
            return event == null || event.facilities().stream().allMatch(sender::maySpeakFor)
                    ? new Reading(event, null)
                    : new Reading(null, Hl7Error.refused(207, "Sender may not speak for this facility", "PV1^1^3"));
        } catch (Hl7Fault e) {
            return new Reading(null, e.error());
        }
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
