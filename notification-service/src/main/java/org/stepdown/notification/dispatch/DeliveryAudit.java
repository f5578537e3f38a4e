package org.stepdown.notification.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;

/** Tells the audit of every attempt to send something, in the transaction that keeps what came of it. */
@Component
class DeliveryAudit {

    private static final Actor SERVICE = Actor.service("notification-service");

    private final Audit audit;

    DeliveryAudit(Audit audit) {
        this.audit = audit;
    }

    void settled(Due due, Settled settled, Instant now) {
        String error = settled.error();
        UUID about = due.delivery().about().id();
        audit.record(List.of(Entry.of(
                        now,
                        Kind.DELIVERY,
                        SERVICE,
                        "send by " + due.delivery().channel().name().toLowerCase(Locale.ROOT),
                        error == null ? Outcome.DONE : Outcome.FAILED,
                        error == null ? "SENT" : error)
                .about(Stream.of(due.delivery().id(), about).map(UUID::toString).toList())));
    }
}
