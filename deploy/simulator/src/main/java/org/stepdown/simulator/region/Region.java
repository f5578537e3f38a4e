package org.stepdown.simulator.region;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Everybody to whom something happens in the region in a span of time. */
public final class Region {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private Region() {}

    /**
     * The same people with the same lives for the same arguments.
     *
     * @param run makes record numbers unlike those of other runs
     */
    public static List<Life> lives(long seed, String run, int people, Instant start, Instant end) {
        Random random = new Random(seed);
        Stories stories =
                new Stories(random, new People(random, run, end.atZone(ZONE).toLocalDate()), start, end);
        List<Supplier<Life>> kinds = kinds(stories);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            // Each kind once, then by their weights: a small region has all of them too.
            lives.add(kinds.get(i < kinds.size() ? i : random.nextInt(kinds.size()))
                    .get());
        }
        return lives;
    }

    /** As often as they are named. */
    private static List<Supplier<Life>> kinds(Stories stories) {
        return List.of(
                stories::inpatient,
                stories::residential,
                stories::medical,
                stories::emergencyOnce,
                stories::emergencyOften,
                stories::requested,
                stories::dischargedInFhir,
                stories::dischargeCancelled,
                stories::admissionCancelled,
                stories::readmitted,
                stories::merged,
                stories::emergencyAdmitted,
                stories::lateDiagnosis,
                stories::movesOn,
                stories::transferred,
                stories::diesLater,
                stories::diesInHospital,
                stories::againstAdvice,
                stories::inpatient,
                stories::inpatient,
                stories::inpatient,
                stories::medical,
                stories::medical,
                stories::emergencyOnce,
                stories::emergencyOnce,
                stories::emergencyOften,
                stories::requested);
    }
}
