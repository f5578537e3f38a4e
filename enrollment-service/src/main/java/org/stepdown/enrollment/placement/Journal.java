package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.SeatLedger;

/** What happens at the desk, in order, and the cohorts in which anything moved. */
final class Journal {

    private final Map<String, Cohort> cohorts;
    private final Map<String, Census> before = new LinkedHashMap<>();
    private final Map<String, Command> touchedBy = new LinkedHashMap<>();
    private final Map<String, Integer> waiting;
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<UUID, List<Reason>> refusals = new LinkedHashMap<>();

    Journal(Map<String, Cohort> cohorts, Map<String, Integer> waiting) {
        this.cohorts = cohorts;
        this.waiting = new HashMap<>(waiting);
    }

    void note(Happening happening) {
        happenings.add(happening);
    }

    /** What was asked for is not done. */
    void refuse(Command command, List<Reason> reasons) {
        refusals.put(command.cause().id(), List.copyOf(reasons));
    }

    /** Something is about to move in this cohort. */
    void touch(String cohortId, SeatLedger ledger, Command command) {
        before.putIfAbsent(cohortId, ledger.census(cohortId));
        touchedBy.put(cohortId, command);
    }

    /** A place on the waitlist was left or taken. */
    void wait(@Nullable Waiting waits, int by, SeatLedger ledger, Command command) {
        if (waits != null && waits.nearestFit() != null) {
            touch(waits.nearestFit(), ledger, command);
            waiting.merge(waits.nearestFit(), by, Integer::sum);
        }
    }

    Results close(Map<?, CaseFile> files, SeatLedger ledger, Policies policies, Set<UUID> mergedAway) {
        touchedBy.forEach((cohortId, command) -> {
            Cohort cohort = cohorts.get(cohortId);
            if (cohort != null) {
                count(cohort, ledger.census(cohortId), command, policies);
            }
        });
        return new Results(
                files.values(),
                ledger.changed(),
                Set.copyOf(mergedAway),
                List.copyOf(happenings),
                Map.copyOf(refusals));
    }

    private void count(Cohort cohort, Census now, Command command, Policies policies) {
        Cause cause = command.cause();
        Instant at = command.at();
        note(new Happening.Counted(cohort, now, waiting.getOrDefault(cohort.id(), 0), cause, at));
        int percent = policies.at(at).nearlyFullPercent();
        Census then = before.getOrDefault(cohort.id(), now);
        if (now.isTakenTo(percent) && !then.isTakenTo(percent)) {
            note(new Happening.NearlyFull(cohort, now, percent, cause, at));
        }
    }
}
