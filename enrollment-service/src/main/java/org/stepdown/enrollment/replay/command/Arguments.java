package org.stepdown.enrollment.replay.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the command was called.
 *
 * @param help only asks how to call it
 * @param most list so many differences
 * @param json writes JSON
 * @param file file of the plan
 * @param settings settings of Spring's kind, {@code --name=value}
 */
record Arguments(
        boolean help, int most, boolean json, @Nullable Path file, List<String> settings) {

    private static final int SOME = 50;

    static Arguments of(List<String> given, boolean replays) {
        boolean help = false;
        boolean json = false;
        int most = SOME;
        Path file = null;
        List<String> settings = new ArrayList<>();
        for (Iterator<String> rest = given.iterator(); rest.hasNext(); ) {
            String next = rest.next();
            if (next.equals("--help") || next.equals("-h")) {
                help = true;
            } else if (next.equals("--json")) {
                json = true;
            } else if (next.equals("--most") && replays && rest.hasNext()) {
                most = number(rest.next());
            } else if (next.startsWith("--") && next.contains("=")) {
                settings.add(next);
            } else if (!replays && file == null && !next.startsWith("-")) {
                file = Path.of(next);
            } else {
                throw new UsageException("Don't know what to do with " + next + "; --help says what there is.");
            }
        }
        if (!replays && file == null && !help) {
            throw new UsageException("Which plan? A JSON file is needed; --help shows one.");
        }
        return new Arguments(help, most, json, file, List.copyOf(settings));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--most needs a number, not " + text);
        }
    }
}
