package org.stepdown.notification.digest;

import java.time.Instant;
import java.util.List;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;

/** Makes the digests that are due; to be called in a transaction. */
public final class MakeDigests {

    private static final int AT_ONCE = 100;

    private final GatheredRecords gathered;
    private final DeliveryRecords deliveries;
    private final Delivery.Naming naming;

    public MakeDigests(GatheredRecords gathered, DeliveryRecords deliveries, Delivery.Naming naming) {
        this.gathered = gathered;
        this.deliveries = deliveries;
        this.naming = naming;
    }

    /** How many were due; more may be left. */
    public int make(Instant now) {
        List<GatheredRecords.Due> due = gathered.claim(now, AT_ONCE);
        deliveries.plan(
                gathered.make(due).stream().map(digest -> delivery(digest, now)).toList(), now);
        return due.size();
    }

    private Delivery delivery(Digest digest, Instant now) {
        return Delivery.of(
                new Delivery.About.ADigest(digest.id()),
                "digest",
                0,
                digest.recipient(),
                digest.channel(),
                now,
                naming);
    }
}
