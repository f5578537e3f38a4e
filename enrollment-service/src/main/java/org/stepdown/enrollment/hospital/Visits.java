package org.stepdown.enrollment.hospital;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Visits out of what hospitals said of them. */
public final class Visits {

    private Visits() {}

    /** The visits that these facts make, whatever the order in which they arrived. */
    public static List<Visit> of(Collection<VisitFact> facts) {
        Map<UUID, Visit> visits = new LinkedHashMap<>();
        facts.stream()
                .sorted(VisitFact.BY_EVENT_TIME)
                .forEach(fact -> visits.compute(
                        fact.visit(), (id, known) -> (known == null ? Visit.first(fact) : known).after(fact)));
        return List.copyOf(visits.values());
    }
}
