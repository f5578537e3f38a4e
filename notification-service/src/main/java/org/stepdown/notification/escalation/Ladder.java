package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stepdown.notification.audience.BusinessCalendar;
import org.stepdown.notification.audience.Tier;

/**
 * Whom alerts of one urgency call, and when (domain rules, section 7).
 *
 * @param version version of the policy
 * @param rungs level by level, from 0; at least one
 * @param repeat how long until the last one comes again, for as long as nobody answers
 */
public record Ladder(String version, List<Rung> rungs, Wait repeat) {

    /** A repeat that waits for nothing would never end. */
    private static final int MOST_MISSED = 100_000;

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** One level: how long it waits for the one before, and whom it calls. */
    public record Rung(Wait pause, Set<Tier> tiers) {
        public Rung {
            tiers = Set.copyOf(tiers);
        }
    }

    /** Whom a level calls; above the last it is the last one's. */
    public Set<Tier> tiers(int level) {
        return rungs.get(Math.min(level, top())).tiers();
    }

    public int top() {
        return rungs.size() - 1;
    }

    /**
     * When the level after this one is due. Levels that were missed are made up for one by one; of the repeats of the
     * last one that were missed, none is: who has been called now need not be called for yesterday.
     */
    public Instant next(int level, Instant previous, Instant now, BusinessCalendar calendar) {
        if (level < top()) {
            return rungs.get(level + 1).pause().after(previous, calendar);
        }
        Instant due = repeat.after(previous, calendar);
        for (int missed = 0; !due.isAfter(now) && missed < MOST_MISSED; missed++) {
            due = repeat.after(due, calendar);
        }
        return due;
    }
}
