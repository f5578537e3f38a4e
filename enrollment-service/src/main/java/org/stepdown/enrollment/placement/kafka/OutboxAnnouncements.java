package org.stepdown.enrollment.placement.kafka;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.Happening;

/** Announces by the outbox, in the transaction that keeps what is announced. */
@Component
final class OutboxAnnouncements implements Announcements {

    private final Outbox outbox;
    private final DecisionMeters meters;

    OutboxAnnouncements(Outbox outbox, DecisionMeters meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    @Override
    public void announce(List<Happening> happenings) {
        outbox.append(happenings.stream().map(EnrollmentEvents::of).toList());
        meters.count(happenings);
    }
}
