package org.stepdown.referral.intake.fhir;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.access.Reach;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.InFlight;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.IntakeMeters.Way;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;
import org.stepdown.referral.intake.TakeMessage;

/** Takes a body under the identity that it bears. One that can't be read but tells who it is from is kept for repair. */
final class FhirIntake {

    /** A visit at a facility that the sender may not speak for; nothing is stored. */
    private static final Answer REFUSED = new Answer("403", new byte[0], Status.REJECTED, null);

    private final TransactionOperations transactions;
    private final InFlight inFlight;
    private final TakeMessage takeMessage;
    private final Places places;
    private final FhirEvents events;
    private final FhirRequests requests;
    private final IntakeMeters meters;
    private final Clock clock;

    FhirIntake(
            TransactionOperations transactions,
            InFlight inFlight,
            TakeMessage takeMessage,
            Places places,
            FhirRequests requests,
            IntakeMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.inFlight = inFlight;
        this.takeMessage = takeMessage;
        this.places = places;
        this.events = new FhirEvents(places, requests);
        this.requests = requests;
        this.meters = meters;
        this.clock = clock;
    }

    /** What to say, and under which identity the body was taken. */
    record Taken(Envelope envelope, Answer answer) {}

    /**
     * Takes a body.
     *
     * @param key Idempotency-Key of the request, if it has one
     * @param facilities for which the sender may speak
     * @throws FhirFault when nothing was stored
     */
    Taken take(Kind kind, @Nullable String key, byte[] body, Reach facilities) throws FhirFault {
        return meters.take(
                Way.FHIR,
                () -> taken(kind, key, body, facilities),
                taken -> taken.answer().status());
    }

    private Taken taken(Kind kind, @Nullable String key, byte[] body, Reach facilities) throws FhirFault {
        Sent sent = Sent.read(kind, body);
        Envelope envelope = Envelope.of(sent, key, places);
        if (!facilities.covers(envelope.facility())) {
            throw foreign();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Answer answer = transactions.execute(status -> held(sent, envelope, body, now, facilities));
        if (answer == REFUSED) {
            throw foreign();
        }
        if (answer == null) {
            throw new FhirFault(409, IssueType.CONFLICT, "The same is being taken right now", null);
        }
        return new Taken(envelope, answer);
    }

    /**
     * Reads a kept body again and notes how its request stands, in the caller's transaction.
     *
     * @throws FhirFault what is wrong with it
     */
    CanonicalEvent again(Kind kind, @Nullable String controlId, byte[] body, Instant receivedAt) throws FhirFault {
        Sent sent = Sent.read(kind, body);
        CanonicalEvent event = events.read(sent, Envelope.of(sent, controlId, places), receivedAt);
        requests.note(event);
        return event;
    }

    private @Nullable Answer held(Sent sent, Envelope envelope, byte[] body, Instant now, Reach facilities) {
        if (!inFlight.hold(envelope.application(), envelope.facility(), envelope.controlId())) {
            return null;
        }
        ReceivedMessage message = message(sent, envelope, body, now);
        CanonicalEvent event = message.event();
        if (event != null && !event.facilities().stream().allMatch(facilities::covers)) {
            return REFUSED;
        }
        Answer answer = takeMessage.take(message, () -> fault(reused(sent.kind())));
        boolean isNews = answer == message.answer() && message.event() != null;
        if (isNews) {
            requests.note(Objects.requireNonNull(message.event()));
        }
        return answer;
    }

    private ReceivedMessage message(Sent sent, Envelope envelope, byte[] body, Instant now) {
        CanonicalEvent event = null;
        Answer answer;
        try {
            event = events.read(sent, envelope, now);
            answer = accepted(sent, envelope, now);
        } catch (FhirFault e) {
            answer = fault(e);
        }
        return new ReceivedMessage(
                UUID.randomUUID(),
                envelope.application(),
                envelope.facility(),
                envelope.controlId(),
                sent.kind().type(),
                body,
                now,
                answer,
                event);
    }

    private static Answer accepted(Sent sent, Envelope envelope, Instant now) {
        return sent.kind() == Kind.MESSAGE
                ? new Answer("200", Replies.message(sent, envelope, now), Status.ACCEPTED, null)
                : new Answer("201", Replies.request(envelope), Status.ACCEPTED, null);
    }

    private static Answer fault(FhirFault fault) {
        return new Answer(String.valueOf(fault.status()), Replies.fault(fault), Status.QUARANTINED, fault.getMessage());
    }

    private static FhirFault foreign() {
        return new FhirFault(
                403, IssueType.FORBIDDEN, "The sender may not speak for this facility; nothing was stored", null);
    }

    private static FhirFault reused(Kind kind) {
        return new FhirFault(
                422, IssueType.DUPLICATE, "This identity was used with another body", kind.resource() + ".id");
    }
}
