package org.stepdown.notification.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.stepdown.notification.MailServer;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Carrier.Outcome;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.dispatch.DispatchSettings;

/** Email to a real SMTP server with STARTTLS. */
class EmailCarrierTest {

    private static final UUID ALERT = UUID.randomUUID();
    private static final Content CONTENT =
            new Content.OfAlert(ALERT, Urgency.URGENT, Instant.parse("2026-03-08T06:59:00Z"));
    private static final DispatchSettings SETTINGS = new DispatchSettings(
            Duration.ofSeconds(1),
            4,
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofDays(3),
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            URI.create("https://stepdown.example/"),
            List.of(),
            new DispatchSettings.Email("stepdown@hospital.example"),
            null);

    @TempDir
    private Path folder;

    private MailServer server = MailServer.off();

    @BeforeEach
    void start() {
        server = MailServer.start(folder, "127.0.0.1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_email_holds_an_identity_an_urgency_a_time_and_a_link_and_nothing_else() {
        Delivery delivery = delivery();

        assertThat(carrier(server, server).carry(delivery, "reyes@hospital.example", CONTENT))
                .isEqualTo(new Outcome.Sent());

        assertThat(server.received()).singleElement().satisfies(email -> {
            assertThat(email.to()).isEqualTo("reyes@hospital.example");
            assertThat(email.header("Subject")).isEqualTo("Stepdown: Urgent alert, due 2026-03-08 01:59 EST");
            assertThat(email.header("Message-ID")).isEqualTo("<" + delivery.id() + "@stepdown>");
            assertThat(email.text().strip().lines())
                    .containsExactly(
                            "Urgent alert, due 2026-03-08 01:59 EST",
                            "Alert " + ALERT,
                            "https://stepdown.example/?q=" + ALERT);
        });
    }

    @Test
    void a_server_that_is_not_who_it_says_gets_nothing() {
        try (MailServer other = MailServer.start(folder, "192.0.2.1")) {
            assertThat(carrier(other, other).carry(delivery(), "reyes@hospital.example", CONTENT))
                    .isEqualTo(new Outcome.Failed("TLS_FAILED", false));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_gets_nothing() {
        try (MailServer other = MailServer.start(folder, "127.0.0.1")) {
            assertThat(carrier(other, server).carry(delivery(), "reyes@hospital.example", CONTENT))
                    .isEqualTo(new Outcome.Failed("TLS_FAILED", false));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void an_address_that_the_server_refuses_is_not_tried_again() {
        assertThat(carrier(server, server).carry(delivery(), "nobody@refused.example", CONTENT))
                .isEqualTo(new Outcome.Failed("ADDRESS_REFUSED", true));
    }

    @Test
    void a_server_that_is_away_is_tried_again() {
        EmailCarrier carrier = carrier(server, server);
        server.close();

        assertThat(carrier.carry(delivery(), "reyes@hospital.example", CONTENT))
                .isEqualTo(new Outcome.Failed("UNREACHABLE", false));
    }

    @Test
    void a_line_break_in_an_address_adds_no_header() {
        assertThat(carrier(server, server).carry(delivery(), "reyes@hospital.example\r\nBcc: x@evil.example", CONTENT))
                .isEqualTo(new Outcome.Failed("ADDRESS_INVALID", true));
        assertThat(server.received()).isEmpty();
    }

    private static EmailCarrier carrier(MailServer server, MailServer trusted) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(server.port());
        mail.getJavaMailProperties()
                .put("mail.smtp.ssl.socketFactory", trusted.trust().getSocketFactory());
        EmailWiring.secure(mail, SETTINGS);
        return new EmailCarrier(mail, SETTINGS, ZoneId.of("America/New_York"));
    }

    private static Delivery delivery() {
        return new Delivery(
                UUID.randomUUID(),
                new Delivery.About.AnAlert(ALERT),
                "step",
                0,
                "reyes",
                Channel.EMAIL,
                Instant.parse("2026-03-08T06:44:00Z"));
    }
}
