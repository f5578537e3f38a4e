package org.stepdown.enrollment.program;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;

/** What a program must keep to (domain rules, section 5). */
public final class ProgramRules {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private static final List<Function<Program, @Nullable Reason>> RULES = List.of(
            ProgramRules::hasAUsableId,
            ProgramRules::treatsSomething,
            ProgramRules::hasAZone,
            ProgramRules::isIntensiveOutpatient,
            ProgramRules::lastsSomeWeeks,
            ProgramRules::curriculumFillsTheHours,
            ProgramRules::experientialIsNoMajority,
            ProgramRules::activitiesAreNamed);

    private ProgramRules() {}

    /** Every rule that the program breaks; none when it may be opened. */
    public static List<Reason> broken(Program program) {
        Stream<@Nullable Reason> reasons = RULES.stream().map(rule -> rule.apply(program));
        return reasons.filter(Objects::nonNull).toList();
    }

    /** Ids stand in addresses, lists and record keys: letters, digits, dot, hyphen and underscore, 64 at most. */
    public static boolean isUsable(String id) {
        return ID.matcher(id).matches();
    }

    private static @Nullable Reason hasAUsableId(Program program) {
        return isUsable(program.id()) ? null : Reason.of("UNUSABLE_ID");
    }

    private static @Nullable Reason treatsSomething(Program program) {
        return program.serviceLines().isEmpty() ? Reason.of("NO_SERVICE_LINE") : null;
    }

    private static @Nullable Reason hasAZone(Program program) {
        return ZoneId.getAvailableZoneIds().contains(program.timeZone()) ? null : Reason.of("UNKNOWN_TIME_ZONE");
    }

    private static @Nullable Reason isIntensiveOutpatient(Program program) {
        BigDecimal hours = program.weeklyHours();
        BigDecimal least = program.ageBand().leastWeeklyHours();
        if (hours.compareTo(least) < 0) {
            return Reason.of("TOO_FEW_WEEKLY_HOURS", "hours", hours, "least", least);
        }
        return hours.compareTo(AgeBand.MOST_WEEKLY_HOURS) > 0
                ? Reason.of("TOO_MANY_WEEKLY_HOURS", "hours", hours, "most", AgeBand.MOST_WEEKLY_HOURS)
                : null;
    }

    private static @Nullable Reason lastsSomeWeeks(Program program) {
        return program.weeks() < 1 ? Reason.of("NO_WEEKS") : null;
    }

    private static @Nullable Reason curriculumFillsTheHours(Program program) {
        boolean negative = program.curriculum().stream()
                .anyMatch(part -> part.weeklyHours().signum() <= 0);
        BigDecimal sum = hours(program.curriculum().stream());
        return negative || sum.compareTo(program.weeklyHours()) != 0
                ? Reason.of("CURRICULUM_DOES_NOT_FILL_THE_HOURS", "curriculum", sum, "hours", program.weeklyHours())
                : null;
    }

    private static @Nullable Reason experientialIsNoMajority(Program program) {
        BigDecimal experiential =
                hours(program.curriculum().stream().filter(part -> part.component() == Component.EXPERIENTIAL));
        return experiential.multiply(TWO).compareTo(program.weeklyHours()) > 0
                ? Reason.of("EXPERIENTIAL_MAJORITY", "experiential", experiential, "hours", program.weeklyHours())
                : null;
    }

    /** Art, music, equine therapy or whatever a site has: the session's plan says which. */
    private static @Nullable Reason activitiesAreNamed(Program program) {
        boolean nameless = program.curriculum().stream()
                .anyMatch(part -> part.component() == Component.EXPERIENTIAL
                        && (part.activity() == null || part.activity().isBlank()));
        return nameless ? Reason.of("ACTIVITY_MISSING") : null;
    }

    private static BigDecimal hours(Stream<CurriculumPart> parts) {
        return parts.map(CurriculumPart::weeklyHours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
