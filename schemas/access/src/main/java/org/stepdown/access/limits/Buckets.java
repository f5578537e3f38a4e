package org.stepdown.access.limits;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A token bucket for each client: so many requests at once, refilled at a steady rate. */
final class Buckets {

    private static final double NANOS = 1e9;
    private static final int MANY = 10_000;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at, boolean taken) {}

    /** @param nanoTime as {@link System#nanoTime()} counts */
    Buckets(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Zero when there was a token for the client, else how long until there is one. */
    Duration take(String client) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > MANY) {
            forgetFull(now);
        }
        Bucket left = buckets.compute(client, (name, bucket) -> {
            double tokens = bucket == null ? burst : refilled(bucket, now);
            return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
        });
        return left.taken()
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - left.tokens()) / perSecond * NANOS));
    }

    int clients() {
        return buckets.size();
    }

    private double refilled(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS * perSecond);
    }

    /** Who has been away long enough looks like somebody new, and need not be kept. */
    private void forgetFull(long now) {
        for (Iterator<Bucket> all = buckets.values().iterator(); all.hasNext(); ) {
            if (refilled(all.next(), now) >= burst) {
                all.remove();
            }
        }
    }
}
