package org.stepdown.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stepdown.bench.alert.AlertFigures;
import org.stepdown.bench.drain.DrainFigures;
import org.stepdown.bench.mllp.MllpFigures;
import org.stepdown.bench.relay.RelayFigures;
import org.stepdown.bench.year.Year;

/** {@code deploy/bench/run}: starts what it measures, measures it, prints the figures and ends. */
final class Bench {

    private static final Set<String> GOALS = new TreeSet<>(Set.of("P1", "P2", "P3", "P5", "P6", "P7", "P8"));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("stepdown.root", "."))
                .toAbsolutePath()
                .normalize();
        List<String> asked = new ArrayList<>(Arrays.asList(arguments));
        boolean year = asked.remove("year");
        Options options;
        try {
            options = Options.parsed(root, asked, GOALS);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        if (year) {
            endInAnyCase(Duration.ofMinutes(60));
            try (Ground ground = Ground.started(root)) {
                new Year(ground, root, options.quick()).run();
            }
            System.exit(0);
        }
        endInAnyCase(Duration.ofMinutes(options.quick() ? 5 : 40));
        Report report = new Report();
        try (Ground ground = Ground.started(root)) {
            measure(options, ground, report);
        }
        report.write(options.json());
        System.out.print(report.table());
        System.exit(0);
    }

    private static void measure(Options options, Ground ground, Report report) throws Exception {
        if (options.any("P6")) {
            ground.writeForDecoding();
        }
        // First, since the others leave backlogs behind that would be worked off beside it.
        if (options.any("P5")) {
            report.add(new AlertFigures(ground, options.rounds(), options.quick()).measured());
        }
        if (options.any("P6")) {
            report.add(new RelayFigures(ground, options.rounds(), options.quick()).measured());
        }
        if (options.any("P2", "P3")) {
            MllpFigures mllp = new MllpFigures(ground, options.rounds(), options.quick());
            report.add(mllp.measured(options.goals()));
        }
        if (options.any("P1", "P7", "P8")) {
            ground.emptied("enrollment");
            DrainFigures drain = new DrainFigures(ground, options.rounds(), options.quick());
            report.add(drain.measured(options.goals()));
        }
    }

    /** What hangs must not hang for ever; the parts end with this process. */
    private static void endInAnyCase(Duration limit) {
        Thread.ofPlatform().daemon().name("limit").start(() -> {
            try {
                Thread.sleep(limit);
                System.err.println("Not done within " + limit.toMinutes() + " minutes: given up");
                System.exit(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
