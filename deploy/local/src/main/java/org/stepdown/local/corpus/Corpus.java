package org.stepdown.local.corpus;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stepdown.local.Tokens;

/** {@code deploy/corpus/run}: runs the cases and prints what differs from what they expect. */
public final class Corpus {

    /** So many at once: they wait most of the time. */
    static final int AT_ONCE = 16;

    static final String USAGE = """
            Usage: deploy/corpus/run [--offset N] [--host HOST] [--mllp PORT] [--referral URL] [--enrollment URL]
                                     [--notification URL] [--token TOKEN] [--staff-token TOKEN] [--folder FOLDER] [--all]
                                     [WORD...]
            Runs the cases against a stack that runs already (deploy/run). With words: only cases that have one of
            them in their path. --offset is that of deploy/run, whose issuer gives the tokens where none are given. --all prints the cases that went well, too. Patients are
            made up anew in each run.
            Exit code 0: all as expected, 1: some are not, 2: wrong usage.
            """;

    private final PrintStream out;

    Corpus(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new Corpus(System.out).run(Arrays.asList(arguments)));
    }

    /** Starts all, and returns what differs in each, in the order of the cases. */
    static Map<Case, Future<List<String>>> started(List<Case> cases, Services services) {
        ExecutorService pool = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("corpus-", 0).factory());
        Map<Case, Future<List<String>>> runs = new LinkedHashMap<>();
        cases.forEach(what -> runs.put(what, pool.submit(() -> CaseRun.differences(what, services))));
        pool.shutdown();
        return runs;
    }

    int run(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals("--help") || argument.equals("-h")) {
                out.print(USAGE);
                return 0;
            } else if (argument.equals("--all")) {
                options.put(argument, "");
            } else if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (rest.hasNext() && USAGE.contains("[" + argument + " ")) {
                options.put(argument, rest.next());
            } else {
                out.print(USAGE);
                return 2;
            }
        }
        Path folder =
                Path.of(options.getOrDefault("--folder", System.getProperty("stepdown.corpus", "deploy/corpus/cases")));
        List<Case> cases = CaseFile.all(folder).stream()
                .filter(what -> words.isEmpty() || words.stream().anyMatch(what.name()::contains))
                .toList();
        return report(cases, services(options), options.containsKey("--all"));
    }

    private static Services services(Map<String, String> options) {
        int offset = Integer.parseInt(options.getOrDefault("--offset", "0"));
        String host = options.getOrDefault("--host", "127.0.0.1");
        return new Services(
                host,
                Integer.parseInt(options.getOrDefault("--mllp", String.valueOf(2575 + offset))),
                options.getOrDefault("--referral", "http://" + host + ":" + (8081 + offset)),
                options.getOrDefault("--enrollment", "http://" + host + ":" + (8082 + offset)),
                options.getOrDefault("--notification", "http://" + host + ":" + (8083 + offset)),
                token(options, "--token", "publisher", offset),
                token(options, "--staff-token", "supervisor", offset));
    }

    private static Supplier<String> token(Map<String, String> options, String option, String whom, int offset) {
        String given = options.get(option);
        Path root = Path.of(System.getProperty("stepdown.root", ".")).toAbsolutePath();
        return given != null ? () -> given : Tokens.ofStack(root, offset).kept(whom);
    }

    private int report(List<Case> cases, Services services, boolean all) {
        long start = System.nanoTime();
        int failed = 0;
        for (Map.Entry<Case, Future<List<String>>> run :
                started(cases, services).entrySet()) {
            List<String> differences;
            try {
                differences = run.getValue().get();
            } catch (Exception e) {
                differences = List.of(String.valueOf(e.getCause()));
            }
            if (differences.isEmpty() && all) {
                out.println(
                        "ok     " + run.getKey().name() + ": " + run.getKey().title());
            } else if (!differences.isEmpty()) {
                failed++;
                out.println(
                        "FAILED " + run.getKey().name() + ": " + run.getKey().title());
                differences.forEach(line -> out.println("       " + line));
            }
        }
        out.println("%d cases, %d as expected, %d not, %d s"
                .formatted(
                        cases.size(),
                        cases.size() - failed,
                        failed,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
        return failed == 0 ? 0 : 1;
    }
}
