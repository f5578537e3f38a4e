package org.stepdown.enrollment.replay;

import java.util.List;
import java.util.Map;

/**
 * How the past compares with its replay.
 *
 * @param compared how many of each were compared
 * @param different how many of each differ
 * @param differences the first of them
 * @param unreplayed decisions that can't be replayed, since the logbook or the topics do not have what was behind them
 */
public record Verdict(
        Map<Difference.What, Long> compared,
        Map<Difference.What, Long> different,
        List<Difference> differences,
        long unreplayed) {

    public Verdict {
        compared = Map.copyOf(compared);
        different = Map.copyOf(different);
        differences = List.copyOf(differences);
    }

    /** Whether everything that could be compared is the same. */
    public boolean same() {
        return different.values().stream().allMatch(count -> count == 0);
    }
}
