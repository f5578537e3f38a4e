package org.stepdown.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One telling of one recipient by one channel.
 *
 * @param id stable over attempts and replays
 * @param about what is told
 * @param occasion why now: a step of escalation, an assignment, the end of a period
 * @param level level of escalation that it belongs to
 * @param recipient account of a member of staff, or {@code team/<id>}
 * @param channel by which way
 * @param dueAt when it is to be sent: later than it was called for where quiet hours hold it back
 */
public record Delivery(
        UUID id, About about, String occasion, int level, String recipient, Channel channel, Instant dueAt) {

    /** What a delivery tells of. */
    public sealed interface About {

        UUID id();

        /** An alert. */
        record AnAlert(UUID id) implements About {}

        /** What has gathered for somebody. */
        record ADigest(UUID id) implements About {}
    }

    /** Gives deliveries identities that a replay gives again. */
    @FunctionalInterface
    public interface Naming {
        UUID delivery(UUID about, String occasion, String recipient, Channel channel);
    }

    public static Delivery of(
            About about, String occasion, int level, String recipient, Channel channel, Instant dueAt, Naming naming) {
        UUID id = naming.delivery(about.id(), occasion, recipient, channel);
        return new Delivery(id, about, occasion, level, recipient, channel, dueAt);
    }
}
