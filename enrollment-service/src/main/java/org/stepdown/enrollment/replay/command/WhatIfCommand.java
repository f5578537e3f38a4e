package org.stepdown.enrollment.replay.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Plan;
import org.stepdown.enrollment.replay.PlanReading;
import org.stepdown.enrollment.replay.Side;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.Wish;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Replays the past with another set of cohorts, and shows both side by side. */
final class WhatIfCommand {

    static final String HELP = """
            deploy/what-if PLAN.json [--json] [--offset N] [--setting=value ...]

            Replays the past twice in schemas of their own, with the cohorts as they were and with those of the plan,
            and shows side by side who was placed in time, how long people waited and how many seats were empty.
            Nothing live is changed. A plan, of which each part may be left out:

            {
              "from": "2026-03-01",
              "open": [{"like": "depression-evening", "id": "depression-evening-2", "seats": 12,
                        "startsAt": "18:30", "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"]}],
              "close": [{"id": "anxiety-morning"}],
              "resize": [{"id": "bipolar-evening", "seats": 16, "from": "2026-04-01"}]
            }

            A new cohort is as the one that it is like, but for what is said: name, seats, startsAt, weekdays, minutes,
            modality, conditions, languages. Each change may have a date of its own.

              --json             the result as JSON, as GET /api/what-if/ID has it
              --offset N         the local stack that was started with this offset
              --setting=value    any setting of enrollment-service; without any: the local stack

            Exit code: 0 done; 2 called wrongly, or the plan can't be; 4 it could not be done.
            """;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ApplicationContext parts;
    private final PrintStream out;
    private final PrintStream err;

    WhatIfCommand(ApplicationContext parts, PrintStream out, PrintStream err) {
        this.parts = parts;
        this.out = out;
        this.err = err;
    }

    int run(Arguments given) {
        ZoneId zone = ZoneId.of(parts.getEnvironment().getProperty("stepdown.face.zone", "America/New_York"));
        PlanReading.Read read = parts.getBean(PlanReading.class).read(wish(given), zone);
        if (!read.broken().isEmpty()) {
            throw new UsageException("The plan can't be:\n"
                    + read.broken().stream().map(Reason::toString).collect(Collectors.joining("\n")));
        }
        WhatIf.Result result =
                parts.getBean(WhatIf.class).ask(parts.getBean(Copies.class).live(), read.plan(), zone, new Ticker(err));
        if (given.json()) {
            out.println(MAPPER.writeValueAsString(result));
        } else {
            say(result, read.plan());
        }
        return Commands.SAME;
    }

    private static Wish wish(Arguments given) {
        try {
            return MAPPER.readValue(Files.readString(Objects.requireNonNull(given.file())), Wish.class);
        } catch (IOException e) {
            throw new UsageException("The plan can't be read: " + new UncheckedIOException(e).getMessage());
        } catch (JacksonException e) {
            throw new UsageException("The plan is no such JSON: " + e.getOriginalMessage());
        }
    }

    private void say(WhatIf.Result result, Plan plan) {
        out.printf("The past up to %s, referrals since %s.%n", result.until(), plan.from());
        line("", "as it was", "what if");
        Side was = result.asItWas();
        Side now = result.planned();
        line("referrals", was.referrals(), now.referrals());
        line("placed", was.placed(), now.placed());
        line("placed in time", was.placedInTime(), now.placedInTime());
        line("  of those with a clock, %", was.inTimePercent(), now.inTimePercent());
        line("days waited, median", was.medianDays(), now.medianDays());
        line("days waited, 9 of 10", was.p90Days(), now.p90Days());
        out.println();
        out.printf("%-12s %10s %10s %14s %14s%n", "week to", "waiting", "what if", "seats empty", "what if");
        for (int week = 0; week < Math.min(was.weeks().size(), now.weeks().size()); week++) {
            Side.Week then = was.weeks().get(week);
            Side.Week other = now.weeks().get(week);
            out.printf(
                    Locale.ROOT,
                    "%-12s %10d %10d %14s %14s%n",
                    then.ends(),
                    then.waiting(),
                    other.waiting(),
                    then.empty() + " of " + then.seats(),
                    other.empty() + " of " + other.seats());
        }
        out.println();
        List<Map<String, Integer>> left = List.of(was.leftOut(), now.leftOut());
        out.printf("Acts of staff left out: %s as it was, %s with the plan.%n", left.getFirst(), left.getLast());
        if (result.missing() > 0) {
            out.printf(
                    Locale.ROOT, "%d events are not in the topics any more, and in neither side.%n", result.missing());
        }
        WhatIf.ASSUMPTIONS.forEach(assumption -> out.println("* " + assumption));
    }

    private void line(String what, @Nullable Object was, @Nullable Object now) {
        out.printf("%-28s %12s %12s%n", what, was == null ? "-" : was, now == null ? "-" : now);
    }
}
