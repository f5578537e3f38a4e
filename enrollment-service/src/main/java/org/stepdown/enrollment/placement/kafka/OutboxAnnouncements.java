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

    OutboxAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(List<Happening> happenings) {
        outbox.append(happenings.stream().map(EnrollmentEvents::of).toList());
    }
}
