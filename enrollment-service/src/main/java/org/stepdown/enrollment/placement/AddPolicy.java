package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Ages;
import org.stepdown.enrollment.reason.Reason;

/**
 * Adds a version of the placement policy that holds from a later time on. What is in force is never changed: decisions
 * name their version, and a replay must come to the same.
 */
public final class AddPolicy {

    private static final int MOST_HOURS = 24 * 30;
    private static final int OLDEST_YOUNGEST = 18;
    private static final int PERCENT = 100;
    private static final int MOST_DAYS = 365;
    private static final int MOST_SEATS = 40;
    private static final int OLDEST = 130;

    private final PolicyBook book;

    public AddPolicy(PolicyBook book) {
        this.book = book;
    }

    /** Why it can't be added; nothing when it is. */
    public List<Reason> add(Policy policy, Instant from, Instant now) {
        List<Reason> broken = new ArrayList<>(broken(policy));
        if (!from.isAfter(now)) {
            broken.add(Reason.of("NOT_LATER", "field", "effectiveFrom"));
        }
        if (broken.isEmpty() && !book.add(policy, from)) {
            broken.add(Reason.of("VERSION_TAKEN", "field", "version"));
        }
        return List.copyOf(broken);
    }

    private static List<Reason> broken(Policy policy) {
        List<Reason> broken = new ArrayList<>();
        if (!policy.version().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            broken.add(Reason.of("UNUSABLE_VERSION", "field", "version"));
        }
        between(broken, "offerHours", policy.offerHours(), 1, MOST_HOURS);
        between(broken, "reviewHours", policy.reviewHours(), 1, MOST_HOURS);
        between(broken, "youngestAge", policy.youngestAge(), 0, OLDEST_YOUNGEST);
        between(broken, "nearlyFullPercent", policy.nearlyFullPercent(), 1, PERCENT);
        between(broken, "mandate.interimHours", policy.mandate().interimHours(), 1, MOST_HOURS);
        between(broken, "mandate.admitDays", policy.mandate().admitDays(), 1, MOST_DAYS);
        between(
                broken,
                "mandate.admitWithInterimDays",
                policy.mandate().admitWithInterimDays(),
                policy.mandate().admitDays(),
                MOST_DAYS);
        if (policy.choice().isEmpty()
                || new HashSet<>(policy.choice()).size() != policy.choice().size()) {
            broken.add(Reason.of("CHOICE_UNCLEAR", "field", "choice"));
        }
        if (policy.waiting().isEmpty()
                || new HashSet<>(policy.waiting()).size() != policy.waiting().size()) {
            broken.add(Reason.of("WAITING_UNCLEAR", "field", "waiting"));
        }
        between(broken, "groups.most", policy.groups().most(), 1, MOST_SEATS);
        between(
                broken,
                "groups.usual",
                policy.groups().usual(),
                1,
                policy.groups().most());
        for (AgeBand band : AgeBand.values()) {
            Ages ages = policy.ages().get(band);
            if (ages == null) {
                broken.add(Reason.of("AGES_MISSING", "field", "ages." + band));
            } else {
                between(broken, "ages." + band + ".youngest", ages.youngest(), 0, OLDEST);
                int oldest = ages.oldest() == null ? OLDEST : ages.oldest();
                between(broken, "ages." + band + ".oldest", oldest, ages.youngest(), OLDEST);
            }
        }
        if (policy.homeDispositions().isEmpty()) {
            broken.add(Reason.of("NO_WAY_HOME", "field", "homeDispositions"));
        }
        return broken;
    }

    private static void between(List<Reason> broken, String field, int value, int least, int most) {
        if (value < least || value > most) {
            broken.add(Reason.of("OUT_OF_RANGE", "field", field, "allowed", least + " to " + most));
        }
    }
}
