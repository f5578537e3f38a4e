package org.stepdown.enrollment.placement.kafka;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.Decision;
import org.stepdown.enrollment.placement.Happening;

/** Announces by the outbox, in the transaction that keeps what is announced. */
@Component
final class OutboxAnnouncements implements Announcements {

    private final Outbox outbox;
    private final DecisionAudit audit;
    private final DecisionMeters meters;

    OutboxAnnouncements(Outbox outbox, DecisionAudit audit, DecisionMeters meters) {
        this.outbox = outbox;
        this.audit = audit;
        this.meters = meters;
    }

    @Override
    public void announce(List<Happening> happenings) {
        outbox.append(happenings.stream().map(EnrollmentEvents::of).toList());
        List<Decision> decisions = happenings.stream()
                .filter(Happening.Decided.class::isInstance)
                .map(Happening.Decided.class::cast)
                .map(Happening.Decided::decision)
                .toList();
        audit.record(decisions);
        meters.count(decisions);
    }
}
