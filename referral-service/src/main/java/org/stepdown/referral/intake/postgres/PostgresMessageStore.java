package org.stepdown.referral.intake.postgres;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;

@Repository
class PostgresMessageStore implements MessageStore {

    private final JdbcClient jdbc;
    private final SealedMessages sealed;

    PostgresMessageStore(JdbcClient jdbc, SealedMessages sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    @Override
    public boolean keep(ReceivedMessage message, Answer answer, boolean ownsIdentity) {
        return jdbc.sql("""
                                insert into source_message (id, application, facility, control_id, owns_identity, message_type,
                                    body, digest, acknowledgement, ack_code, status, failure, received_at)
                                values (:id, :application, :facility, :controlId, :owns, :type,
                                    :body, :digest, :acknowledgement, :code, :status, :failure, :at)
                                on conflict do nothing
                                """)
                        .param("id", message.id())
                        .param("application", message.application())
                        .param("facility", message.facility())
                        .param("controlId", message.controlId())
                        .param("owns", ownsIdentity)
                        .param("type", message.type())
                        .param("body", sealed.body(message))
                        .param("digest", sealed.digest(message))
                        .param("acknowledgement", answer.bytes())
                        .param("code", answer.code())
                        .param("status", answer.status().name())
                        .param("failure", answer.failure())
                        .param("at", Timestamp.from(message.receivedAt()))
                        .update()
                > 0;
    }

    @Override
    public Kept known(ReceivedMessage message) {
        byte[] digest = sealed.digest(message);
        return jdbc.sql("""
                        select digest, acknowledgement, ack_code, status, failure from source_message
                        where application = :application and facility = :facility and control_id = :controlId
                          and owns_identity
                        """)
                .param("application", message.application())
                .param("facility", message.facility())
                .param("controlId", message.controlId())
                .query((row, n) -> new Kept(
                        MessageDigest.isEqual(row.getBytes("digest"), digest),
                        new Answer(
                                row.getString("ack_code"),
                                row.getBytes("acknowledgement"),
                                Status.valueOf(row.getString("status")),
                                row.getString("failure"))))
                .single();
    }

    @Override
    public void keepEvent(UUID messageId, UUID eventId, CanonicalEvent event) {
        jdbc.sql(
                        "insert into message_event (event_id, message_id, type, occurred_at) values (:id, :message, :type, :at)")
                .param("id", eventId)
                .param("message", messageId)
                .param("type", event.event().getSchema().getName())
                .param("at", Timestamp.from(event.occurredAt()))
                .update();
    }
}
