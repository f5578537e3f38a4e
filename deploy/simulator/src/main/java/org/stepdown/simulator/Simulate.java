package org.stepdown.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stepdown.simulator.check.Check;
import org.stepdown.simulator.line.Answer;
import org.stepdown.simulator.line.Letter;
import org.stepdown.simulator.line.Mailing;
import org.stepdown.simulator.line.Sending;
import org.stepdown.simulator.region.Life;
import org.stepdown.simulator.region.Region;

/** {@code deploy/simulate}: plays the region to the services, and can say afterwards whether they came to the truth. */
public final class Simulate {

    private static final int MOST_LINES = 100;
    private static final long SAY_MILLIS = 5_000;

    private final PrintStream out;

    Simulate(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments), System.getenv(), System.out, System.err, Tokens.NONE));
    }

    /** Returns the exit code: 0 for all as it has to be, 1 for differences, 2 for wrong usage. */
    public static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, Tokens tokens)
            throws InterruptedException {
        Options options;
        try {
            options = Options.parsed(arguments, environment, Instant.now(), tokens);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            err.println(e.getMessage());
            err.print(Options.USAGE);
            return 2;
        }
        if (options.help()) {
            out.print(Options.USAGE);
            return 0;
        }
        return new Simulate(out).rounds(options);
    }

    private int rounds(Options options) throws InterruptedException {
        int result = 0;
        for (int round = 0; options.rounds() == 0 || round < options.rounds(); round++) {
            // Each round ends with its own now; the first with the one that was asked for.
            Instant end = round == 0 ? options.end() : Instant.now().minusSeconds(1);
            String run = round == 0 ? options.run() : options.run() + "R" + round;
            result = Math.max(result, play(options, options.seed() + round, run, end));
        }
        return result;
    }

    private int play(Options options, long seed, String run, Instant end) throws InterruptedException {
        Instant start = end.minus(Duration.ofDays(options.days()));
        List<Life> lives = Region.lives(seed, run, options.people(), start, end);
        List<Letter> letters = Mailing.about(lives, seed, run, start, end);
        long broken = letters.stream().filter(letter -> !letter.isGood()).count();
        long copies = letters.stream().filter(Letter::copy).count();
        out.printf(
                Locale.ROOT,
                "%d people, %d messages (%d of them broken, %d twice), %d days that end at %s, seed %d, run %s%n",
                lives.size(),
                letters.size(),
                broken,
                copies,
                options.days(),
                end,
                seed,
                run);
        Sending sending = new Sending(options.addresses(), options.patience());
        Thread progress = Thread.ofPlatform().daemon().start(() -> say(sending, letters.size()));
        long began = System.nanoTime();
        sending.send(letters, start, options.speed());
        progress.interrupt();
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf(
                Locale.ROOT, "%d messages in %.1f s, sent again %d times%n", sending.sent(), seconds, sending.resent());
        return options.check() ? check(options, lives, letters, sending.answers()) : 0;
    }

    private int check(Options options, List<Life> lives, List<Letter> letters, Map<Letter, Answer> answers)
            throws InterruptedException {
        List<String> differences =
                new Check(options.addresses(), options.patience()).differences(lives, letters, answers);
        differences.stream().limit(MOST_LINES).forEach(out::println);
        if (differences.size() > MOST_LINES) {
            out.println("... and " + (differences.size() - MOST_LINES) + " more");
        }
        out.println(
                differences.isEmpty()
                        ? "All " + lives.size() + " lives came to what they have to, and all messages were answered so"
                        : differences.size() + " differences from the truth");
        return differences.isEmpty() ? 0 : 1;
    }

    private void say(Sending sending, int all) {
        try {
            while (true) {
                Thread.sleep(SAY_MILLIS);
                out.println("  " + sending.sent() + " of " + all);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
