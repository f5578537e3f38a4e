package org.stepdown.simulator.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.stepdown.simulator.region.Life;
import org.stepdown.simulator.region.Request;
import org.stepdown.simulator.region.Visit;

/** Sections 1 to 4 of the domain rules for one life. */
public final class Truth {

    private static final int ADOLESCENT = 12;

    private Truth() {}

    /** A discharge or a request that leads to intensive outpatient care. */
    private record Cause(Instant at, Set<String> pathways, List<String> diagnoses, Disposition disposition) {}

    public static Expected of(Life life) {
        if (life.died() || life.visits().stream().anyMatch(Truth::endsInDeath)) {
            return Expected.NOTHING;
        }
        List<Cause> causes = new ArrayList<>();
        for (Visit visit : life.visits()) {
            Set<String> pathways = pathways(visit, life);
            if (!pathways.isEmpty()) {
                causes.add(
                        new Cause(end(visit), pathways, diagnoses(visit, life), Disposition.of(visit.disposition())));
            }
        }
        for (Request request : life.requests()) {
            if (!request.withdrawn()) {
                causes.add(
                        new Cause(Instant.MAX, Set.of("STEP_UP"), List.of(request.diagnosis()), Disposition.EVALUATE));
            }
        }
        if (causes.isEmpty()) {
            return Expected.NOTHING;
        }
        causes.sort(Comparator.comparing(Cause::at));
        Set<String> all = new TreeSet<>();
        causes.forEach(cause -> all.addAll(cause.pathways()));
        String level = level(causes);
        return new Expected(
                all, level, Diagnoses.conditions(causes.getLast().diagnoses()), statuses(level, causes, life));
    }

    private static boolean endsInDeath(Visit visit) {
        return !visit.cancelled() && visit.until() != null && Disposition.of(visit.disposition()) == Disposition.DIED;
    }

    private static Set<String> pathways(Visit visit, Life life) {
        if (visit.cancelled()
                || visit.until() == null
                || Disposition.of(visit.disposition()) == Disposition.STILL_IN_HOSPITAL) {
            return Set.of();
        }
        if (visit.inEmergency()) {
            return usesItOften(visit, life) ? Set.of("ED_HIGH_UTILIZER") : Set.of();
        }
        if (!visit.ward().behavioural() && !Diagnoses.behavioural(visit.diagnoses())) {
            return Set.of();
        }
        return visit.ward().psychiatric() ? Set.of("STEP_DOWN", "ACUTE_PSYCHIATRIC") : Set.of("STEP_DOWN");
    }

    /** Four with a behavioural-health primary diagnosis in 365 days, or three in 60 of which one has one. */
    private static boolean usesItOften(Visit visit, Life life) {
        List<Visit> sixty = emergencies(visit, life, 60);
        long behavioural = emergencies(visit, life, 365).stream()
                .filter(one -> Diagnoses.primaryBehavioural(one.diagnoses()))
                .count();
        return behavioural >= 4
                || sixty.size() >= 3 && sixty.stream().anyMatch(one -> Diagnoses.primaryBehavioural(one.diagnoses()));
    }

    private static List<Visit> emergencies(Visit last, Life life, int days) {
        ZoneId zone = life.person().hospital().zone();
        LocalDate day = last.from().atZone(zone).toLocalDate();
        return life.visits().stream()
                .filter(visit -> visit.cameByEmergency() && !visit.cancelled())
                .filter(visit -> !visit.from().isAfter(last.from()))
                .filter(visit ->
                        ChronoUnit.DAYS.between(visit.from().atZone(zone).toLocalDate(), day) <= days)
                .toList();
    }

    private static List<String> diagnoses(Visit visit, Life life) {
        return visit.inEmergency()
                ? emergencies(visit, life, 365).stream()
                        .filter(one -> Diagnoses.primaryBehavioural(one.diagnoses()))
                        .max(Comparator.comparing(Visit::from))
                        .orElse(visit)
                        .diagnoses()
                : visit.diagnoses();
    }

    private static String level(List<Cause> causes) {
        Cause last = causes.getLast();
        if (last.disposition().isRefused()) {
            return "NOT_ELIGIBLE";
        }
        boolean review = last.disposition() != Disposition.EVALUATE
                || Diagnoses.forReview(last.diagnoses())
                || causes.stream()
                        .anyMatch(cause -> cause.disposition() == Disposition.AGAINST_ADVICE
                                || Diagnoses.safety(cause.diagnoses()));
        return review ? "REVIEW" : "EVALUATE";
    }

    private static Set<String> statuses(String level, List<Cause> causes, Life life) {
        // Danger to self is looked at by a clinician first, whatever else is known.
        if (causes.stream().anyMatch(cause -> Diagnoses.safety(cause.diagnoses()))) {
            return Expected.REVIEWED;
        }
        if (level.equals("NOT_ELIGIBLE")) {
            return Expected.REFUSED;
        }
        boolean unfit = life.requests().stream()
                .anyMatch(request ->
                        request.supervision().equals("Y") || request.safe().equals("N"));
        boolean unknown = life.requests().stream()
                .anyMatch(request ->
                        request.supervision().isEmpty() || request.safe().isEmpty());
        if (unfit) {
            return Expected.REFUSED;
        }
        if (level.equals("REVIEW") || unknown || age(life) < ADOLESCENT) {
            return Expected.REVIEWED;
        }
        // Whoever was back in hospital may have to be looked at by a person before the seat is given again.
        return life.visits().size() > 1 ? Expected.OPEN : Expected.PLACED;
    }

    private static long age(Life life) {
        Instant end = life.told().getLast().at();
        return ChronoUnit.YEARS.between(
                life.person().born(),
                end.atZone(life.person().hospital().zone()).toLocalDate());
    }

    private static Instant end(Visit visit) {
        return Objects.requireNonNull(visit.until());
    }
}
