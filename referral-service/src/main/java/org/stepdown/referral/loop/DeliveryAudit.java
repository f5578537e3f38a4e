package org.stepdown.referral.loop;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Origin;

/** Tells the audit of every attempt to tell a sender, in the transaction that keeps what came of it. */
final class DeliveryAudit {

    private static final Actor SERVICE = Actor.service("referral-service");

    private final Audit audit;

    DeliveryAudit(Audit audit) {
        this.audit = audit;
    }

    void withheld(Target target, List<UUID> deliveries, Instant now) {
        if (!deliveries.isEmpty()) {
            audit.record(List.of(Entry.of(
                            now,
                            Kind.DELIVERY,
                            SERVICE,
                            means(target),
                            org.stepdown.audit.Outcome.REFUSED,
                            "NO_CONSENT")
                    .about(deliveries.stream().map(UUID::toString).toList())));
        }
    }

    private static String means(Target target) {
        return "tell the sender by " + target.kind().name().toLowerCase(Locale.ROOT);
    }

    void attempted(Delivery delivery, Outcome outcome, Instant now) {
        audit.record(List.of(Entry.of(
                        now,
                        Kind.DELIVERY,
                        SERVICE,
                        means(delivery.target()),
                        outcome instanceof Outcome.Delivered
                                ? org.stepdown.audit.Outcome.DONE
                                : org.stepdown.audit.Outcome.FAILED,
                        outcome.code())
                .about(Stream.of(delivery.id(), delivery.notice().referralId())
                        .map(UUID::toString)
                        .toList())
                .from(Origin.correlated(delivery.correlationId()))));
    }
}
