package org.stepdown.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to measure and how long.
 *
 * @param goals names such as P2
 * @param rounds rounds of each duel
 * @param quick fewer things a round: a look, no result
 * @param json where the figures go
 */
record Options(Set<String> goals, int rounds, boolean quick, Path json) {

    static final String USAGE = """
            Usage: deploy/bench/run [P1 P2 P3 ...] [--rounds N] [--quick] [--json FILE]
                   deploy/bench/run year [--quick]
              P1 P2 ...     goals to measure; all when none is named
              year          how long the replay of a year of a state takes
              --rounds N    alternating rounds (3)
              --quick       fewer messages a round: a look, no result
              --json FILE   where the figures go (deploy/bench/target/figures.json)
            """;

    static Options parsed(Path root, List<String> arguments, Set<String> known) {
        Set<String> goals = new TreeSet<>();
        int rounds = 3;
        boolean quick = false;
        Path json = root.resolve("deploy/bench/target/figures.json");
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.removeFirst();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = rounds(value(argument, left));
                case "--json" -> json = Path.of(value(argument, left));
                default -> {
                    String goal = argument.toUpperCase(Locale.ROOT);
                    if (!known.contains(goal)) {
                        throw new IllegalArgumentException(argument + " is no goal that is measured here: " + known);
                    }
                    goals.add(goal);
                }
            }
        }
        return new Options(goals.isEmpty() ? known : goals, rounds, quick, json);
    }

    private static int rounds(String text) {
        if (!text.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("--rounds wants a number from 1 to 99, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.removeFirst();
    }

    boolean any(String... wanted) {
        for (String goal : wanted) {
            if (goals.contains(goal)) {
                return true;
            }
        }
        return false;
    }

    /** The number for a full run, or for a look. */
    int sized(int full, int look) {
        return quick ? look : full;
    }
}
