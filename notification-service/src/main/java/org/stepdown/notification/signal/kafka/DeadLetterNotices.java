package org.stepdown.notification.signal.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.inbox.DeadLetter;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;

/** What dead letters mean: one case for each topic and error code, so that a flood of the same is one alert. */
final class DeadLetterNotices {

    private DeadLetterNotices() {}

    static List<Notice> of(List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> alike = letters.stream()
                .collect(Collectors.groupingBy(
                        letter -> "dead-letter/" + letter.originalTopic() + "/" + letter.errorCode(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> notice(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Notice notice(String subject, List<DeadLetter> letters) {
        DeadLetter first = letters.getFirst();
        // The same event may be given up by several consumers: each is a letter of its own.
        UUID id = EventIds.derived(first.eventId(), "dead-letter/" + first.consumer());
        Trail effects = first.trail().causedBy(id);
        Signal signal = new Signal(
                id,
                Line.DEAD_LETTER,
                "",
                Topic.EVENT_DEAD_LETTERED,
                first.failedAt(),
                first.offset(),
                false,
                letters.size(),
                false);
        Cause cause = new Cause(
                id,
                first.eventType() == null ? "unknown" : first.eventType(),
                first.failedAt(),
                effects.correlationId(),
                effects.traceparent());
        return new Notice(new Subject.Other(subject), subject, null, null, List.of(signal), cause);
    }
}
