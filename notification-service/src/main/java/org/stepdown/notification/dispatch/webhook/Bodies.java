package org.stepdown.notification.dispatch.webhook;

import java.util.List;
import java.util.Map;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.dispatch.Message;
import org.stepdown.notification.dispatch.Webhooks.Shape;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of webhooks. They hold identities, urgency, due times and a link, and nothing else. */
final class Bodies {

    private Bodies() {}

    static String of(Shape shape, Delivery delivery, Content content, Message message) {
        Object body = switch (shape) {
            case STEPDOWN -> own(delivery, content, message);
            case SLACK -> Map.of("text", message.title() + "\n<" + message.link() + "|Open in Stepdown>");
            case TEAMS -> teams(message);
        };
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static Object own(Delivery delivery, Content content, Message message) {
        return switch (content) {
            case Content.OfAlert alert ->
                Map.of(
                        "deliveryId", delivery.id(),
                        "alertId", alert.alertId(),
                        "urgency", alert.urgency(),
                        "dueAt", alert.dueAt().toString(),
                        "link", message.link().toString());
            case Content.OfDigest digest ->
                Map.of(
                        "deliveryId",
                        delivery.id(),
                        "alerts",
                        digest.alerts().stream()
                                .map(alert -> Map.of(
                                        "alertId", alert.alertId(),
                                        "urgency", alert.urgency(),
                                        "dueAt", alert.dueAt().toString()))
                                .toList(),
                        "link",
                        message.link().toString());
        };
    }

    /** An Adaptive Card 1.4 in the attachment that an incoming webhook of Teams' workflows takes. */
    private static Object teams(Message message) {
        Map<String, Object> card = Map.of(
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "body",
                List.of(Map.of("type", "TextBlock", "text", message.title(), "weight", "bolder", "wrap", true)),
                "actions",
                List.of(Map.of(
                        "type",
                        "Action.OpenUrl",
                        "title",
                        "Open in Stepdown",
                        "url",
                        message.link().toString())));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }
}
