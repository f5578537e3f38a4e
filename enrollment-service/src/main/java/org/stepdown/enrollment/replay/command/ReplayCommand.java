package org.stepdown.enrollment.replay.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Difference;
import org.stepdown.enrollment.replay.ReplayPast;
import org.stepdown.enrollment.replay.Verdict;

/** Replays the past and says whether it comes out the same. */
final class ReplayCommand {

    static final String HELP = """
            deploy/replay [--most N] [--offset N] [--setting=value ...]

            Replays everything that was ever asked of placement, out of care.encounter.v1, care.referral.v1 and the
            logbook, into an empty schema of its own, and compares every decision, referral, seat, the waitlist, the
            census and the follow-up clocks with what stands in the live tables. These are only read; the schema is
            dropped afterwards. The service may run meanwhile: what comes after the beginning is not looked at.

              --most N           list N differences at most (50); all are counted
              --offset N         the local stack that was started with this offset
              --setting=value    any setting of enrollment-service, such as --spring.datasource.url=jdbc:postgresql://...
                                 or --spring.kafka.bootstrap-servers=...; without any: the local stack

            Exit code: 0 everything is the same; 1 something came out otherwise; 2 called wrongly; 3 what could be
            compared is the same, but the topics or the logbook do not have all of it any more; 4 it could not be done.
            """;

    private final ApplicationContext parts;
    private final PrintStream out;
    private final PrintStream err;

    ReplayCommand(ApplicationContext parts, PrintStream out, PrintStream err) {
        this.parts = parts;
        this.out = out;
        this.err = err;
    }

    int run(Arguments given) {
        long started = System.nanoTime();
        ReplayPast.Report report = parts.getBean(ReplayPast.class)
                .replay(parts.getBean(Copies.class).live(), given.most(), new Ticker(err));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        out.printf(
                Locale.ROOT,
                "Replayed %d events and %d entries of the logbook, up to %s, in %.1f s.%n",
                report.extent().events() - report.missing(),
                report.extent().entries(),
                report.extent().asOf(),
                took.toMillis() / 1_000.0);
        say(report.verdict());
        if (!report.complete()) {
            out.printf(
                    Locale.ROOT,
                    "Not compared: %d decisions, since %d events are not in the topics any more or the logbook does not "
                            + "know what was behind them. What came after them may differ for that reason.%n",
                    report.verdict().unreplayed(),
                    report.missing());
        }
        if (!report.verdict().same()) {
            return Commands.DIFFERENT;
        }
        return report.complete() ? Commands.SAME : Commands.INCOMPLETE;
    }

    private void say(Verdict verdict) {
        for (Difference.What what : Difference.What.values()) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %9d compared, %d differ%n",
                    what.name().toLowerCase(Locale.ROOT),
                    number(verdict.compared(), what),
                    number(verdict.different(), what));
        }
        for (Difference difference : verdict.differences()) {
            out.printf(
                    "%s %s: %s%n  then: %s%n  now:  %s%n",
                    difference.what().name().toLowerCase(Locale.ROOT),
                    difference.subject(),
                    difference.fields(),
                    difference.was() == null ? "nothing" : difference.was(),
                    difference.replayed() == null ? "nothing" : difference.replayed());
        }
    }

    private static long number(Map<Difference.What, Long> numbers, Difference.What what) {
        return numbers.getOrDefault(what, 0L);
    }
}
