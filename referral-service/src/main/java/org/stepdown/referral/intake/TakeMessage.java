package org.stepdown.referral.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Reason;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.MessageQuarantined;
import org.stepdown.referral.intake.MessageStore.Kept;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;

/**
 * Takes a message: keeps it, gives its patient a key and hands its event to the outbox, all in one transaction. What is
 * answered afterwards is true for good.
 */
public final class TakeMessage {

    private final TransactionOperations transactions;
    private final MessageStore messages;
    private final HandOver handOver;
    private final Outbox outbox;

    public TakeMessage(TransactionOperations transactions, MessageStore messages, PatientKeys patients, Outbox outbox) {
        this.transactions = transactions;
        this.messages = messages;
        this.handOver = new HandOver(messages, patients, outbox);
        this.outbox = outbox;
    }

    /**
     * Returns what to answer: for a message that is known already, what was answered then.
     *
     * @param reused makes the answer to another message that uses a known identity
     * @throws RuntimeException when nothing was stored
     */
    public Answer take(ReceivedMessage message, Supplier<Answer> reused) {
        return Objects.requireNonNull(transactions.execute(status -> taken(message, reused)));
    }

    private Answer taken(ReceivedMessage message, Supplier<Answer> reused) {
        boolean ownsIdentity = message.controlId() != null && message.answer().status() != Status.REJECTED;
        if (messages.keep(message, message.answer(), ownsIdentity)) {
            tell(message, message.answer());
            return message.answer();
        }
        Kept known = messages.known(message);
        if (known.sameBody()) {
            return known.answer();
        }
        Answer refusal = reused.get();
        messages.keep(message, refusal, false);
        tell(message, refusal);
        return refusal;
    }

    private void tell(ReceivedMessage message, Answer answer) {
        CanonicalEvent event = message.event();
        if (answer.status() == Status.ACCEPTED && event != null) {
            handOver.publish(message.id(), message.facility(), event);
        } else if (answer.status() == Status.QUARANTINED) {
            outbox.append(List.of(quarantined(message, answer.failure())));
        }
    }

    private static OutgoingEvent quarantined(ReceivedMessage message, @Nullable String failure) {
        Reason reason = new Reason("MESSAGE_FAULT", Map.of("fault", failure == null ? "" : failure), null);
        return new OutgoingEvent(
                EventIds.derived(message.id(), "quarantined"),
                Topics.REFERRAL.name(),
                message.id().toString(),
                new MessageQuarantined(
                        message.receivedAt(), message.id(), message.application(), message.facility(), List.of(reason)),
                message.receivedAt(),
                Trail.start(message.id()));
    }
}
