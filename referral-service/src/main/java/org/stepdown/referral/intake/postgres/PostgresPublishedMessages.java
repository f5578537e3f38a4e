package org.stepdown.referral.intake.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.PublishedMessages;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;

/** Beside the messages that were sent to us; the event itself stands for the body. */
@Repository
class PostgresPublishedMessages implements PublishedMessages {

    private final MessageStore messages;

    PostgresPublishedMessages(MessageStore messages) {
        this.messages = messages;
    }

    @Override
    public boolean keep(IncomingEvent incoming, MessageSource source, UUID messageId) {
        String type = incoming.event().getSchema().getName();
        Answer answer = new Answer("KAFKA", new byte[0], Status.ACCEPTED, null);
        Instant received = source.getReceivedAt();
        ReceivedMessage message = new ReceivedMessage(
                messageId,
                source.getApplication(),
                source.getFacility(),
                source.getControlId(),
                "KAFKA " + type,
                incoming.event().toString().getBytes(StandardCharsets.UTF_8),
                received,
                answer,
                null);
        return messages.keep(message, answer, true)
                || !messages.known(message).sameBody() && messages.keep(message, answer, false);
    }
}
