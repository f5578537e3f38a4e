package org.stepdown.referral.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.HangingVisit;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.Person;

/**
 * Finds emergency visits that hang open: feeds lose the word of a visit's end, and a patient who seems to be there is
 * nobody's to call. The lock on each patient sees to it that only one instance finds a visit.
 */
public final class FindHangingVisits {

    /** Further back than this nobody looks: it would be a backfill, not a visit. */
    private static final Duration HORIZON = Duration.ofDays(60);

    private static final int AT_ONCE = 200;

    private final Casebook casebook;
    private final Duration limit;

    /** @param limit how long a visit may be open */
    public FindHangingVisits(Casebook casebook, Duration limit) {
        this.casebook = casebook;
        this.limit = limit;
    }

    /** Those that are open too long at that time, in the caller's transaction, which holds their patients. */
    public List<HangingVisit> find(Instant now) {
        Instant since = now.minus(limit);
        Collection<String> patients = casebook.withoutNewsSince(now.minus(HORIZON), since, AT_ONCE);
        casebook.lock(patients);
        Map<String, List<Fact>> facts = casebook.facts(patients);
        List<HangingVisit> hanging = new ArrayList<>();
        facts.forEach((key, known) -> {
            History history = History.of(known);
            Person person = history.person();
            history.visits().stream()
                    .filter(visit -> person != null && visit.hangsOpenSince(since))
                    .forEach(visit -> hanging.add(new HangingVisit(
                            key,
                            Objects.requireNonNull(person),
                            visit,
                            visit.events().getFirst())));
        });
        return hanging;
    }
}
