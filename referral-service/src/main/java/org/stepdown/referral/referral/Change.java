package org.stepdown.referral.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stepdown.referral.screening.Qualification;

/** What can change about a referral. */
public enum Change {
    PATHWAY_ADDED,
    PATHWAY_REMOVED,
    SCREENING,
    CONDITIONS,
    CLOCKS,
    SUITABILITY,
    PREFERENCES,
    DEMOGRAPHICS,
    PRIORITY,
    MERGED;

    /** What differs between what a referral said and what it says now. */
    static List<Change> between(Qualification then, Qualification now) {
        List<Change> changes = new ArrayList<>();
        add(changes, PATHWAY_ADDED, !then.pathways().containsAll(now.pathways()));
        add(changes, PATHWAY_REMOVED, !now.pathways().containsAll(then.pathways()));
        add(changes, SCREENING, then.level() != now.level() || !then.reasons().equals(now.reasons()));
        add(
                changes,
                CONDITIONS,
                !then.conditions().equals(now.conditions()) || !then.diagnoses().equals(now.diagnoses()));
        add(changes, CLOCKS, !then.clocks().equals(now.clocks()));
        add(changes, SUITABILITY, !then.attestations().equals(now.attestations()));
        add(changes, PREFERENCES, !Objects.equals(then.preferences(), now.preferences()));
        add(changes, DEMOGRAPHICS, !then.person().equals(now.person()));
        add(
                changes,
                PRIORITY,
                then.priority() != now.priority()
                        || then.urgent() != now.urgent()
                        || then.safetyFlag() != now.safetyFlag());
        return changes;
    }

    private static void add(List<Change> changes, Change change, boolean differs) {
        if (differs) {
            changes.add(change);
        }
    }
}
