package org.stepdown.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.stepdown.notification.audience.Tier;

/**
 * Makes new ladders count from a moment on; to be called in a transaction. Alarms that run keep the step that they wait
 * for, at its instant and level; each step after it follows the ladder that is in force when that one is taken.
 */
public final class ChangeLadders {

    private final LadderRecords records;

    public ChangeLadders(LadderRecords records) {
        this.records = records;
    }

    /** Why a version can't be taken. */
    public enum Refusal {
        BEGINS_IN_THE_PAST,
        NAME_OR_INSTANT_TAKEN,
        TOO_FEW_LEVELS,
        TELLS_NOBODY,
        FIRST_LEVEL_WAITS,
        DOES_NOT_ASCEND,
        TELLS_FEWER,
        NEVER_REPEATS
    }

    /** Empty when it was taken. */
    public Optional<Refusal> change(LadderRecords.Version version, Instant now) {
        if (version.inForceFrom().isBefore(now)) {
            return Optional.of(Refusal.BEGINS_IN_THE_PAST);
        }
        Optional<Refusal> fault = fault(version.ladders().urgent())
                .or(() -> fault(version.ladders().routine()));
        if (fault.isPresent()) {
            return fault;
        }
        return records.add(version) ? Optional.empty() : Optional.of(Refusal.NAME_OR_INSTANT_TAKEN);
    }

    /** What is wrong with a ladder: it would leave an alert with nobody, or call them in no order. */
    static Optional<Refusal> fault(Ladder ladder) {
        if (ladder.rungs().isEmpty()) {
            return Optional.of(Refusal.TOO_FEW_LEVELS);
        }
        if (ladder.rungs().stream().anyMatch(rung -> rung.tiers().isEmpty())) {
            return Optional.of(Refusal.TELLS_NOBODY);
        }
        if (!waitsForNothing(ladder.rungs().getFirst().pause())) {
            return Optional.of(Refusal.FIRST_LEVEL_WAITS);
        }
        for (int level = 1; level < ladder.rungs().size(); level++) {
            if (waitsForNothing(ladder.rungs().get(level).pause())) {
                return Optional.of(Refusal.DOES_NOT_ASCEND);
            }
            if (!reach(ladder, level).containsAll(reach(ladder, level - 1))) {
                return Optional.of(Refusal.TELLS_FEWER);
            }
        }
        return waitsForNothing(ladder.repeat()) ? Optional.of(Refusal.NEVER_REPEATS) : Optional.empty();
    }

    private static Set<Tier> reach(Ladder ladder, int level) {
        Set<Tier> tiers = ladder.rungs().get(level).tiers();
        return tiers.contains(Tier.EVERYBODY) ? EnumSet.allOf(Tier.class) : tiers;
    }

    private static boolean waitsForNothing(Wait pause) {
        return switch (pause) {
            case Wait.AnyTime any -> !any.time().isPositive();
            case Wait.OfficeHours hours -> hours.time().compareTo(Duration.ZERO) <= 0;
            case Wait.NextBusinessDay day -> false;
        };
    }
}
