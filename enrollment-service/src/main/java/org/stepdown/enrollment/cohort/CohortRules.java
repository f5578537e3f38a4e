package org.stepdown.enrollment.cohort;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.program.ProgramRules;
import org.stepdown.enrollment.reason.Reason;

/** What a cohort must keep to (domain rules, section 5). */
public final class CohortRules {

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_A_DAY = 24 * 60;

    private static final List<BiFunction<Cohort, Program, @Nullable Reason>> RULES = List.of(
            CohortRules::hasAUsableId,
            CohortRules::treatsWhatTheProgramTreats,
            CohortRules::dualDiagnosisTreatsBoth,
            CohortRules::isOfTheProgramsAge,
            CohortRules::meetsForIntensiveHours,
            CohortRules::hasSessions,
            CohortRules::meetsInItsTrack,
            CohortRules::endsOnItsDay,
            CohortRules::namesItsTopics,
            CohortRules::speaksALanguage,
            CohortRules::startCapLetsSomebodyIn);

    private CohortRules() {}

    /** Every rule that the cohort breaks; none when it may be opened. */
    public static List<Reason> broken(Cohort cohort, Program program, int capacity, GroupSize size) {
        Stream<@Nullable Reason> reasons = RULES.stream().map(rule -> rule.apply(cohort, program));
        List<Reason> broken = new ArrayList<>(reasons.filter(Objects::nonNull).toList());
        broken.addAll(outOfRange(capacity, 1, size));
        return List.copyOf(broken);
    }

    /** Whether a group can be left with so many seats; none at all lets it run out. */
    public static List<Reason> brokenByResizing(int capacity, GroupSize size) {
        return outOfRange(capacity, 0, size);
    }

    private static List<Reason> outOfRange(int capacity, int least, GroupSize size) {
        return capacity < least || capacity > size.most()
                ? List.of(Reason.of("CAPACITY_OUT_OF_RANGE", "least", least, "most", size.most()))
                : List.of();
    }

    private static @Nullable Reason hasAUsableId(Cohort cohort, Program program) {
        return ProgramRules.isUsable(cohort.id()) ? null : Reason.of("UNUSABLE_ID");
    }

    private static @Nullable Reason treatsWhatTheProgramTreats(Cohort cohort, Program program) {
        return !cohort.conditions().isEmpty() && program.serviceLines().containsAll(cohort.conditions())
                ? null
                : Reason.of("CONDITION_NOT_IN_PROGRAM");
    }

    private static @Nullable Reason dualDiagnosisTreatsBoth(Cohort cohort, Program program) {
        return !cohort.dualDiagnosis() || Condition.isDualDiagnosis(cohort.conditions())
                ? null
                : Reason.of("DUAL_DIAGNOSIS_WANTS_BOTH_CONDITIONS");
    }

    private static @Nullable Reason isOfTheProgramsAge(Cohort cohort, Program program) {
        return cohort.ageBand() == program.ageBand() ? null : Reason.of("AGE_BAND_NOT_THE_PROGRAMS");
    }

    private static @Nullable Reason meetsForIntensiveHours(Cohort cohort, Program program) {
        BigDecimal hours = cohort.schedule().weeklyHours();
        if (hours.compareTo(cohort.ageBand().leastWeeklyHours()) < 0) {
            return Reason.of(
                    "TOO_FEW_WEEKLY_HOURS",
                    "hours",
                    hours,
                    "least",
                    cohort.ageBand().leastWeeklyHours());
        }
        return hours.compareTo(AgeBand.MOST_WEEKLY_HOURS) > 0
                ? Reason.of("TOO_MANY_WEEKLY_HOURS", "hours", hours, "most", AgeBand.MOST_WEEKLY_HOURS)
                : null;
    }

    private static @Nullable Reason hasSessions(Cohort cohort, Program program) {
        LocalDate last = cohort.schedule().lastDate();
        boolean endsFirst = last != null && last.isBefore(cohort.schedule().firstDate());
        return endsFirst || new SessionCalendar(cohort.schedule()).first() == null ? Reason.of("NO_SESSIONS") : null;
    }

    private static @Nullable Reason meetsInItsTrack(Cohort cohort, Program program) {
        return cohort.track().covers(cohort.schedule().startsAt())
                ? null
                : Reason.of("STARTS_OUTSIDE_ITS_TRACK", "track", cohort.track());
    }

    private static @Nullable Reason endsOnItsDay(Cohort cohort, Program program) {
        Schedule schedule = cohort.schedule();
        return schedule.startsAt().toSecondOfDay() / SECONDS_A_MINUTE + schedule.minutes() > MINUTES_A_DAY
                ? Reason.of("ENDS_AFTER_MIDNIGHT")
                : null;
    }

    private static @Nullable Reason namesItsTopics(Cohort cohort, Program program) {
        boolean cycle = cohort.mode() == EnrollmentMode.TOPIC_CYCLE;
        if (cycle && cohort.topics().isEmpty()) {
            return Reason.of("NO_TOPICS");
        }
        return !cycle && !cohort.topics().isEmpty() ? Reason.of("TOPICS_WITHOUT_A_CYCLE") : null;
    }

    private static @Nullable Reason speaksALanguage(Cohort cohort, Program program) {
        if (cohort.languages().isEmpty()) {
            return Reason.of("NO_LANGUAGE");
        }
        return cohort.languages().stream()
                        .allMatch(tag -> LANGUAGE_TAG.matcher(tag).matches())
                ? null
                : Reason.of("UNUSABLE_LANGUAGE");
    }

    private static @Nullable Reason startCapLetsSomebodyIn(Cohort cohort, Program program) {
        return cohort.startCap() != null && cohort.startCap() < 1 ? Reason.of("START_CAP_OUT_OF_RANGE") : null;
    }
}
