package org.stepdown.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.Trail;
import org.stepdown.events.alert.AlertDeliveryChanged;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.dispatch.DueDeliveries.Failing;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;
import org.stepdown.notification.signal.TakeNotices;

/** Tells staff of targets that fail, once each, and takes it back when they work again. */
@Component
final class TellOfTargets {

    private static final String TYPE = AlertDeliveryChanged.SCHEMA$.getFullName();
    private static final UUID TARGETS = EventIds.derived(new UUID(0, 0), "delivery-targets");

    private final DueDeliveries deliveries;
    private final TakeNotices takeNotices;

    TellOfTargets(DueDeliveries deliveries, TakeNotices takeNotices) {
        this.deliveries = deliveries;
        this.takeNotices = takeNotices;
    }

    /** To be called in a transaction. */
    void tell(Duration after, Instant now) {
        List<Notice> notices = new ArrayList<>();
        deliveries.untold(after, now).forEach(failing -> notices.add(notice(failing, Topic.DELIVERY_FAILURE, now)));
        deliveries.recovered(now).forEach(failing -> notices.add(notice(failing, null, now)));
        if (!notices.isEmpty()) {
            takeNotices.take(notices, now);
        }
    }

    private static Notice notice(Failing failing, @Nullable Topic topic, Instant now) {
        String name = "delivery/" + failing.target();
        UUID id = EventIds.derived(TARGETS, name + "/" + failing.since() + "/" + (topic == null ? "works" : "fails"));
        Trail effects = Trail.start(id).causedBy(id);
        return new Notice(
                new Subject.Other(name),
                name,
                null,
                null,
                List.of(new Signal(id, Line.TARGET, "", topic, now, 0, false, 1, false)),
                new Cause(id, TYPE, now, effects.correlationId(), effects.traceparent()));
    }
}
