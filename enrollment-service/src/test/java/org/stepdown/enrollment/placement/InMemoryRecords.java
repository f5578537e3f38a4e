package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.referral.Precedence;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatLedger;

/** Placement's records without a database. */
final class InMemoryRecords implements PlacementRecords, WaitingLine {

    private final Policies policies;
    private final Map<String, Cohort> cohorts = new TreeMap<>();
    private final Map<String, Census> census = new TreeMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<UUID, CaseFile> files = new HashMap<>();
    private final Map<UUID, Seat> seats = new HashMap<>();
    private final Map<String, List<VisitFact>> visits = new HashMap<>();
    private final Map<String, String> retired = new HashMap<>();
    private final Set<UUID> mergedAway = new HashSet<>();

    InMemoryRecords(Policy policy) {
        policies = new Policies(Map.of(Instant.EPOCH, policy));
    }

    void add(Cohort cohort, int capacity) {
        cohorts.put(cohort.id(), cohort);
        census.put(cohort.id(), Census.empty(capacity));
    }

    void redefine(Cohort cohort) {
        cohorts.put(cohort.id(), cohort);
    }

    @Override
    public Situation open(Collection<Command> commands) {
        Map<String, Map<Instant, Integer>> starts = new HashMap<>();
        liveSeats()
                .values()
                .forEach(seat -> starts.computeIfAbsent(seat.cohortId(), cohort -> new HashMap<>())
                        .merge(seat.firstSessionAt(), 1, Integer::sum));
        return new Situation(
                policies,
                List.copyOf(cohorts.values()),
                new SeatLedger(census, starts, liveSeats().values()),
                waiting,
                List.copyOf(files.values()),
                mergedAway,
                this,
                visits(commands),
                Map.copyOf(retired));
    }

    /** What was said before these commands. */
    private Map<String, List<VisitFact>> visits(Collection<Command> commands) {
        Map<String, List<VisitFact>> before = new HashMap<>();
        visits.forEach((key, facts) -> before.computeIfAbsent(retired.getOrDefault(key, key), k -> new ArrayList<>())
                .addAll(facts));
        commands.forEach(command -> {
            if (command instanceof Command.Seen seen && seen.fact() != null) {
                visits.computeIfAbsent(seen.patientKey(), key -> new ArrayList<>())
                        .add(seen.fact());
            }
        });
        return before;
    }

    void retire(String key, String surviving) {
        retired.put(key, surviving);
    }

    @Override
    public void keep(Results results) {
        results.files().forEach(file -> files.put(file.referral().id(), file));
        results.seats().forEach(seat -> seats.put(seat.id(), seat));
        mergedAway.addAll(results.mergedAway());
        results.all(Happening.Counted.class).forEach(counted -> {
            census.put(counted.cohort().id(), counted.census());
            waiting.put(counted.cohort().id(), counted.waiting());
        });
    }

    @Override
    public List<CaseFile> next(@Nullable String cohortId, List<Precedence> order, Collection<UUID> without, int limit) {
        List<CaseFile> line = new ArrayList<>();
        files.values().stream()
                .filter(file -> file.waiting() != null)
                .filter(file -> !without.contains(file.referral().id()))
                .filter(file -> cohortId == null
                        || Objects.requireNonNull(file.waiting()).couldJoin().contains(cohortId))
                .sorted(Comparator.comparing(CaseFile::referral, Precedence.inOrder(order)))
                .limit(limit)
                .forEach(line::add);
        return line;
    }

    CaseFile file(UUID referralId) {
        return Objects.requireNonNull(files.get(referralId), "no such referral");
    }

    List<CaseFile> files() {
        return List.copyOf(files.values());
    }

    /** Cohorts for which somebody waits. */
    Map<String, Integer> waiting() {
        Map<String, Integer> some = new HashMap<>(waiting);
        some.values().removeIf(count -> count == 0);
        return some;
    }

    @Nullable
    Seat seat(UUID referralId) {
        return liveSeats().get(referralId);
    }

    Census census(String cohortId) {
        return census.getOrDefault(cohortId, Census.empty(0));
    }

    Map<String, Census> census() {
        return Map.copyOf(census);
    }

    /** Live seats by referral; fails when a referral has two. */
    Map<UUID, Seat> liveSeats() {
        return seats.values().stream()
                .filter(seat -> seat.state().isLive())
                .collect(Collectors.toMap(Seat::referralId, Function.identity()));
    }
}
