package org.stepdown.referral.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The screening policies by the day from which each is in force (UTC). Which one counts depends on when a message was
 * received, so that a replay decides the same.
 */
public final class Policies {

    private final NavigableMap<LocalDate, ScreeningPolicy> byDate;

    /** @throws IllegalArgumentException when there is none */
    public Policies(Map<LocalDate, ScreeningPolicy> byDate) {
        if (byDate.isEmpty()) {
            throw new IllegalArgumentException("there is no screening policy");
        }
        this.byDate = new TreeMap<>(byDate);
    }

    /** The policy in force at that time; before the first one, the first one. */
    public ScreeningPolicy at(Instant time) {
        Map.Entry<LocalDate, ScreeningPolicy> entry =
                byDate.floorEntry(time.atOffset(ZoneOffset.UTC).toLocalDate());
        return entry == null ? byDate.firstEntry().getValue() : entry.getValue();
    }
}
