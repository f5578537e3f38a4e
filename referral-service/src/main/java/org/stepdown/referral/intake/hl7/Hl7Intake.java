package org.stepdown.referral.intake.hl7;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
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
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    Hl7Intake(
            TakeTogether messages,
            Hl7Reader reader,
            IntakeMeters meters,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.messages = messages;
        this.audit = audit;
        this.transactions = transactions;
        this.reader = reader;
        this.meters = meters;
        this.clock = clock;
    }

    /** What a message says, or what is wrong with it. */
    private record Reading(
            @Nullable CanonicalEvent event, @Nullable Hl7Error error, boolean foreign) {

        static Reading of(@Nullable CanonicalEvent event) {
            return new Reading(event, null, false);
        }

        static Reading faulty(Hl7Error error) {
            return new Reading(null, error, false);
        }

        /** What somebody says in the name of a facility that is not theirs. */
        static Reading foreign(String place) {
            return new Reading(null, Hl7Error.refused(207, "Sender may not speak for this facility", place), true);
        }
    }

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
        if (reading.foreign()) {
            // Kept under the facility's name it would stand in the way of what the facility itself sends.
            refused(sender, now);
            return answer(msh, reading.error(), id, now);
        }
        return messages.take(message(id, msh, body, now, reading), () -> answer(msh, Hl7Error.duplicate(), id, now));
    }

    private void refused(Sender sender, Instant now) {
        Actor actor = sender.name() == null ? Actor.NOBODY : new Actor(sender.name(), List.of("PUBLISHER"));
        transactions.executeWithoutResult(status ->
                audit.record(List.of(Entry.of(now, Kind.INTAKE, actor, "MLLP", Outcome.REFUSED, "FOREIGN_FACILITY"))));
    }

    private Reading read(@Nullable Msh msh, byte[] body, boolean tooLong, Sender sender, Instant now) {
        if (msh != null && !sender.maySpeakFor(msh.facility())) {
            return Reading.foreign("MSH^1^4");
        }
        try {
            CanonicalEvent event = reader.read(msh, body, tooLong, now);
            return event == null || event.facilities().stream().allMatch(sender::maySpeakFor)
                    ? Reading.of(event)
                    : Reading.foreign("PV1^1^3");
        } catch (Hl7Fault e) {
            return Reading.faulty(e.error());
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
