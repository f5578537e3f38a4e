package org.stepdown.notification.dispatch.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.dispatch.ChannelCarrier;
import org.stepdown.notification.dispatch.DispatchSettings;
import org.stepdown.notification.dispatch.Message;

/**
 * Sends a delivery by SMTP. Its Message-ID (RFC 5322, section 3.6.4) is the delivery's identity, so that mail programs
 * show what comes twice once.
 */
final class EmailCarrier implements ChannelCarrier {

    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl mail;
    private final DispatchSettings settings;
    private final ZoneId zone;

    EmailCarrier(JavaMailSenderImpl mail, DispatchSettings settings, ZoneId zone) {
        this.mail = mail;
        this.settings = settings;
        this.zone = zone;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome carry(Delivery delivery, String address, Content content) {
        try {
            mail.send(email(delivery, address, Message.of(content, settings.link(), zone)));
            return new Outcome.Sent();
        } catch (MailAuthenticationException e) {
            return new Outcome.Failed("AUTHENTICATION_REFUSED", false);
        } catch (MailSendException e) {
            return failed(e.getMessageExceptions().length > 0 ? e.getMessageExceptions()[0] : e.getCause());
        } catch (MailException | MessagingException e) {
            return new Outcome.Failed("ADDRESS_INVALID", true);
        }
    }

    private MimeMessage email(Delivery delivery, String address, Message message) throws MessagingException {
        MimeMessage email = new IdentifiedEmail(mail.getSession(), delivery.id());
        MimeMessageHelper helper = new MimeMessageHelper(email, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.email().from());
        helper.setTo(address);
        helper.setSubject("Stepdown: " + message.title());
        helper.setText(message.text());
        email.setHeader("Auto-Submitted", "auto-generated");
        return email;
    }

    private static Outcome failed(@Nullable Throwable cause) {
        for (Throwable one = cause; one != null; one = next(one)) {
            if (one instanceof SMTPAddressFailedException address) {
                return new Outcome.Failed("ADDRESS_REFUSED", address.getReturnCode() >= PERMANENT);
            }
            if (one instanceof AuthenticationFailedException) {
                return new Outcome.Failed("AUTHENTICATION_REFUSED", false);
            }
            if (one instanceof javax.net.ssl.SSLException || one instanceof java.security.GeneralSecurityException) {
                return new Outcome.Failed("TLS_FAILED", false);
            }
            if (one instanceof SocketTimeoutException) {
                return new Outcome.Failed("TIMED_OUT", false);
            }
            if (one instanceof java.net.ConnectException || one instanceof java.net.UnknownHostException) {
                return new Outcome.Failed("UNREACHABLE", false);
            }
        }
        return new Outcome.Failed("NOT_TAKEN", false);
    }

    /** Jakarta Mail keeps what caused what in two ways. */
    private static @Nullable Throwable next(Throwable one) {
        if (one instanceof SendFailedException failed && failed.getNextException() != null) {
            return failed.getNextException();
        }
        return one.getCause() == one ? null : one.getCause();
    }
}
