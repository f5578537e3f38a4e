package org.stepdown.acceptance.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import tools.jackson.databind.JsonNode;

/** Sends messages and asks what became of them. */
public final class Hospital {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program referral;

    public Hospital(Program referral) {
        this.referral = referral;
    }

    /** Sends on a connection of its own. */
    public Acknowledgement sends(Message message) {
        try {
            return exchange(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends until it is acknowledged, as an interface engine does: the same message again after every failure. */
    public Acknowledgement insistsOn(Message message) {
        return Awaitility.await("acknowledgement of " + message.controlId())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> sends(message), answer -> true);
    }

    /** Sends each, in order, and every one is accepted. */
    public void tells(Message... messages) {
        for (Message message : messages) {
            Acknowledgement answer = sends(message);
            assertThat(answer.code()).as(answer.text()).isEqualTo("AA");
            assertThat(answer.controlId()).isEqualTo(message.controlId());
        }
    }

    /** Hangs up in the middle of a message. */
    public void breaksOff(Message message) {
        try (Mllp connection = new Mllp(referral.mllpPort())) {
            connection.breakOff(message.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of a message at this moment. */
    public Http.Answer asksFor(Message message) {
        return Http.get(referral.url() + "/api/messages/" + message.controlId() + "?application="
                + encoded(Message.APPLICATION) + "&facility=" + encoded(message.facility()));
    }

    /** Waits until the message is processed, and returns what became of it. */
    public JsonNode hearsOf(Message message) {
        return awaits(
                message, "PROCESSED", answer -> answer.path("status").asString().equals("PROCESSED"));
    }

    /** Waits until the message has led to one referral of this status, and returns that. */
    public JsonNode seesReferral(Message message, String status) {
        JsonNode outcome = awaits(message, "a referral that is " + status, answer -> {
            List<JsonNode> referrals = answer.path("referrals").valueStream().toList();
            return answer.path("status").asString().equals("PROCESSED")
                    && referrals.size() == 1
                    && referrals.getFirst().path("status").asString().equals(status);
        });
        return outcome.path("referrals").get(0);
    }

    private JsonNode awaits(Message message, String what, java.util.function.Predicate<JsonNode> there) {
        return Awaitility.await(message.controlId() + ": " + what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> asksFor(message).json(), there::test);
    }

    private Acknowledgement exchange(Message message) throws IOException {
        try (Mllp connection = new Mllp(referral.mllpPort())) {
            return Acknowledgement.of(connection.exchange(message.bytes()));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
