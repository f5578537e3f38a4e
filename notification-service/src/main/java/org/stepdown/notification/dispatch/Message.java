package org.stepdown.notification.dispatch;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Content;

/**
 * The words that leave the product: urgency, due time, identity and a link. Whoever writes something else into them breaks
 * section 7 of the rules.
 *
 * @param title one line
 * @param lines one line for each alert
 * @param link where to read on
 */
public record Message(String title, List<String> lines, URI link) {

    public Message {
        lines = List.copyOf(lines);
    }

    /** The message of a content, with times in the zone of those who read it. */
    public static Message of(Content content, URI inbox, ZoneId zone) {
        return switch (content) {
            case Content.OfAlert alert ->
                new Message(
                        word(alert.urgency()) + " alert, due " + time(alert.dueAt(), zone),
                        List.of("Alert " + alert.alertId()),
                        link(inbox, alert.alertId()));
            case Content.OfDigest digest ->
                new Message(
                        digest.alerts().size() == 1
                                ? "1 alert waits for you"
                                : digest.alerts().size() + " alerts wait for you",
                        digest.alerts().stream()
                                .map(alert -> word(alert.urgency()) + ", due " + time(alert.dueAt(), zone) + ", alert "
                                        + alert.alertId())
                                .toList(),
                        inbox);
        };
    }

    /** All of it as plain text. */
    public String text() {
        return title + "\n" + String.join("\n", lines) + "\n" + link + "\n";
    }

    private static URI link(URI inbox, UUID alert) {
        return inbox.resolve("?q=" + alert);
    }

    private static String word(Urgency urgency) {
        String name = urgency.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.US)
                .withZone(zone)
                .format(instant);
    }
}
