package org.stepdown.enrollment.replay;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;

/** Makes a plan of a wish; a cohort in it keeps to the rules of every cohort. */
public final class PlanReading {

    private static final int MOST_CHANGES = 50;

    private final Cohorts cohorts;
    private final Programs programs;
    private final PolicyBook policies;

    public PlanReading(Cohorts cohorts, Programs programs, PolicyBook policies) {
        this.cohorts = cohorts;
        this.programs = programs;
        this.policies = policies;
    }

    /**
     * What was made of it.
     *
     * @param broken why it can't be; nothing when it can
     */
    public record Read(Plan plan, List<Reason> broken) {}

    /** Reads a wish; a date begins at midnight in the zone. */
    public Read read(Wish wish, ZoneId zone) {
        List<Reason> broken = new ArrayList<>();
        List<Plan.Change> changes = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Wish.Opened opened : Objects.requireNonNullElse(wish.open(), List.<Wish.Opened>of())) {
            LocalDate from = from(opened.from(), wish, broken);
            Plan.Change change = from == null ? null : opened(opened, from, zone, broken);
            if (change != null) {
                if (!taken.add(change.cohortId())) {
                    broken.add(Reason.of("ID_TAKEN", "cohort", change.cohortId()));
                }
                changes.add(change);
            }
        }
        for (Wish.Named closed : Objects.requireNonNullElse(wish.close(), List.<Wish.Named>of())) {
            Instant from = known(closed, wish, zone, broken);
            if (from != null) {
                changes.add(new Plan.Change.Close(from, String.valueOf(closed.id())));
            }
        }
        for (Wish.Named resized : Objects.requireNonNullElse(wish.resize(), List.<Wish.Named>of())) {
            Instant from = known(resized, wish, zone, broken);
            int seats = Objects.requireNonNullElse(resized.seats(), -1);
            if (from != null) {
                broken.addAll(
                        CohortRules.brokenByResizing(seats, policies.at(from).groups()));
                changes.add(new Plan.Change.Resize(from, String.valueOf(resized.id()), seats));
            }
        }
        if (changes.size() > MOST_CHANGES) {
            broken.add(Reason.of("TOO_MANY_CHANGES", "most", MOST_CHANGES));
        }
        return new Read(new Plan(changes), List.copyOf(broken));
    }

    private Plan.@Nullable Change opened(Wish.Opened wish, LocalDate from, ZoneId zone, List<Reason> broken) {
        Cohorts.Defined like = wish.like() == null ? null : cohorts.find(wish.like());
        if (like == null) {
            broken.add(Reason.of("UNKNOWN_COHORT", "field", "like"));
            return null;
        }
        String id = Objects.requireNonNullElse(wish.id(), like.cohort().id() + "-more");
        if (cohorts.exists(id)) {
            broken.add(Reason.of("ID_TAKEN", "cohort", id));
            return null;
        }
        try {
            Cohort cohort = like(like.cohort(), id, wish, from);
            Instant at = from.atStartOfDay(zone).toInstant();
            GroupSize size = policies.at(at).groups();
            int seats = Objects.requireNonNullElse(wish.seats(), size.usual());
            Program program = programs.find(cohort.programId());
            if (program != null) {
                broken.addAll(CohortRules.broken(cohort, program, seats, size));
            }
            return new Plan.Change.Open(at, cohort, seats);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            broken.add(Reason.of("UNREADABLE", "cohort", id));
            return null;
        }
    }

    private static Cohort like(Cohort like, String id, Wish.Opened wish, LocalDate from) {
        Schedule times = like.schedule();
        LocalTime starts = wish.startsAt() == null ? times.startsAt() : LocalTime.parse(wish.startsAt());
        return new Cohort(
                id,
                like.programId(),
                Objects.requireNonNullElse(wish.name(), like.name()),
                symbols(Condition.class, wish.conditions(), like.conditions()),
                like.dualDiagnosis(),
                like.ageBand(),
                wish.startsAt() == null ? like.track() : Track.of(starts),
                wish.modality() == null ? like.modality() : symbol(Modality.class, wish.modality()),
                like.site(),
                wish.languages() == null || wish.languages().isEmpty()
                        ? like.languages()
                        : Set.copyOf(wish.languages()),
                new Schedule(
                        symbols(DayOfWeek.class, wish.weekdays(), times.weekdays()),
                        starts,
                        Objects.requireNonNullElse(wish.minutes(), times.minutes()),
                        times.timeZone(),
                        from,
                        null,
                        times.holidays()),
                like.mode(),
                like.topics(),
                like.startCap(),
                false);
    }

    private @Nullable Instant known(Wish.Named named, Wish wish, ZoneId zone, List<Reason> broken) {
        LocalDate from = from(named.from(), wish, broken);
        if (named.id() == null || !cohorts.exists(named.id())) {
            broken.add(Reason.of("UNKNOWN_COHORT", "field", "id"));
            return null;
        }
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate from(@Nullable LocalDate own, Wish wish, List<Reason> broken) {
        LocalDate from = own == null ? wish.from() : own;
        if (from == null) {
            broken.add(Reason.of("MISSING", "field", "from"));
        }
        return from;
    }

    private static <E extends Enum<E>> Set<E> symbols(Class<E> type, @Nullable List<String> sent, Set<E> otherwise) {
        return sent == null || sent.isEmpty()
                ? otherwise
                : sent.stream().map(each -> symbol(type, each)).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E symbol(Class<E> type, String sent) {
        return Enum.valueOf(type, sent.strip().toUpperCase(Locale.ROOT));
    }
}
