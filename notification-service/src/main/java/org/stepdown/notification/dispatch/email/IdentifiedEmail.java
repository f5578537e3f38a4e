package org.stepdown.notification.dispatch.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;

/** An email that keeps the Message-ID it was given over all attempts. */
final class IdentifiedEmail extends MimeMessage {

    private final UUID id;

    IdentifiedEmail(Session session, UUID id) {
        super(session);
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + "@stepdown>");
    }
}
