package org.stepdown.notification.escalation.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.notification.audience.Tier;
import org.stepdown.notification.escalation.ChangeLadders;
import org.stepdown.notification.escalation.Ladder;
import org.stepdown.notification.escalation.Wait;

/**
 * A ladder as others write and read it.
 *
 * @param levels from the first; a level's number, where given, must be its place, from 0
 * @param repeat how long until the last level comes again
 */
record LadderForm(@Nullable List<Level> levels, @Nullable Pause repeat) {

    private static final int MOST_LEVELS = 20;
    private static final int MOST_MINUTES = 60 * 24 * 30;

    /** {@code pause} is ANY_TIME, OFFICE_HOURS or NEXT_BUSINESS_DAY. */
    record Pause(@Nullable String pause, @Nullable Integer minutes) {}

    record Level(
            @Nullable Integer level,
            @Nullable String pause,
            @Nullable Integer minutes,
            @Nullable List<String> tell) {}

    static LadderForm of(Ladder ladder) {
        List<Level> levels = ladder.rungs().stream()
                .map(rung -> {
                    Pause pause = pause(rung.pause());
                    return new Level(
                            null,
                            pause.pause(),
                            pause.minutes(),
                            rung.tiers().stream().sorted().map(Enum::name).toList());
                })
                .toList();
        List<Level> numbered = IntStream.range(0, levels.size())
                .mapToObj(n -> new Level(
                        n,
                        levels.get(n).pause(),
                        levels.get(n).minutes(),
                        levels.get(n).tell()))
                .toList();
        return new LadderForm(numbered, pause(ladder.repeat()));
    }

    private static Pause pause(Wait wait) {
        return switch (wait) {
            case Wait.AnyTime any -> new Pause("ANY_TIME", (int) any.time().toMinutes());
            case Wait.OfficeHours hours ->
                new Pause("OFFICE_HOURS", (int) hours.time().toMinutes());
            case Wait.NextBusinessDay day -> new Pause("NEXT_BUSINESS_DAY", null);
        };
    }

    Ladder ladder(String field, String version) {
        List<Level> given = levels == null ? List.of() : levels;
        if (given.size() > MOST_LEVELS) {
            throw refused(field + ".levels", "has more than " + MOST_LEVELS + " levels");
        }
        List<Ladder.Rung> rungs = new ArrayList<>();
        for (int n = 0; n < given.size(); n++) {
            Level level = given.get(n);
            String at = field + ".levels[" + n + "]";
            if (level.level() != null && level.level() != n) {
                throw refused(at + ".level", "must be " + n + ": levels ascend by one");
            }
            rungs.add(new Ladder.Rung(wait(at, level.pause(), level.minutes()), tiers(at + ".tell", level.tell())));
        }
        if (repeat == null) {
            throw refused(field + ".repeat", "is required: the last level comes again until somebody answers");
        }
        return new Ladder(version, rungs, wait(field + ".repeat", repeat.pause(), repeat.minutes()));
    }

    private static Wait wait(String field, @Nullable String kind, @Nullable Integer minutes) {
        int given = minutes == null ? 0 : minutes;
        if (given < 0 || given > MOST_MINUTES) {
            throw refused(field + ".minutes", "must be from 0 to " + MOST_MINUTES);
        }
        return switch (kind == null ? "" : kind.toUpperCase(Locale.ROOT)) {
            case "ANY_TIME" -> new Wait.AnyTime(Duration.ofMinutes(given));
            case "OFFICE_HOURS" -> new Wait.OfficeHours(Duration.ofMinutes(given));
            case "NEXT_BUSINESS_DAY" -> new Wait.NextBusinessDay();
            default -> throw refused(field + ".pause", "must be ANY_TIME, OFFICE_HOURS or NEXT_BUSINESS_DAY");
        };
    }

    private static Set<Tier> tiers(String field, @Nullable List<String> names) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (String name : names == null ? List.<String>of() : names) {
            tiers.add(Arrays.stream(Tier.values())
                    .filter(tier -> tier.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> refused(field, "must name " + Arrays.toString(Tier.values()))));
        }
        return tiers;
    }

    static ErrorResponseException refused(ChangeLadders.Refusal refusal) {
        ErrorResponseException problem = switch (refusal) {
            case BEGINS_IN_THE_PAST -> refused("inForceFrom", "is in the past: what counted then stays as it was");
            case NAME_OR_INSTANT_TAKEN ->
                problem(
                        HttpStatus.CONFLICT,
                        "There is a version of this name, or one that begins at the same instant.");
            case TOO_FEW_LEVELS -> refused("levels", "must not be empty: somebody must be told");
            case TELLS_NOBODY -> refused("tell", "must not be empty on any level");
            case FIRST_LEVEL_WAITS -> refused("levels[0]", "must be ANY_TIME with 0 minutes: at once");
            case DOES_NOT_ASCEND -> refused("levels", "must each come later than the one before");
            case TELLS_FEWER -> refused("tell", "must name all that the level before names");
            case NEVER_REPEATS -> refused("repeat", "must wait for some time");
        };
        problem.getBody().setProperty("code", refusal.name());
        return problem;
    }

    static ErrorResponseException refused(String field, String what) {
        ErrorResponseException problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, field + " " + what + ".");
        problem.getBody().setProperty("field", field);
        return problem;
    }

    static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
