package org.stepdown.simulator;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stepdown.simulator.line.Addresses;

/**
 * What the simulator is asked to do.
 *
 * @param run goes into all numbers, so that they are unlike those of other runs
 * @param people how many people have something happen to them
 * @param speed seconds of the region in a second; 0 for as fast as the services answer
 * @param rounds how many spans are played one after the other; 0 for ever
 * @param patience for a letter without an answer, and for the result
 */
record Options(
        long seed,
        String run,
        int people,
        int days,
        Instant end,
        double speed,
        int rounds,
        boolean check,
        Duration patience,
        Addresses addresses,
        boolean help) {

    static final String USAGE = """
            Usage: deploy/simulate [options]
            Plays some days of a made-up region of hospitals to a stack that runs, and ends with now.

              --people N        people to whom something happens (default 120)
              --days N          length of the span (default 7)
              --speed N         seconds of the region in a second (default 3600; 0: as fast as possible)
              --seed N          other people, other lives (default 1)
              --rounds N        spans one after the other, each of other people (default 1; 0: for ever)
              --check           compare what came of it with the truth; exit code 1 if anything differs
              --patience N      seconds that a message may wait for its answer, and a result for its being there (default 60)
              --run TAG         goes into all record numbers (default: from the time)
              --end INSTANT     where the span ends (default: now), as 2026-03-04T05:06:07Z
              --offset N        add N to every default port
              --mllp HOST:PORT[,HOST:PORT...]   where MLLP listens (default 127.0.0.1:2575)
              --referral URL, --enrollment URL, --notification URL
              --token TOKEN     bearer token of the hospitals (or STEPDOWN_TOKEN)
              --staff-token TOKEN   bearer token of who looks what became of it (or STEPDOWN_STAFF_TOKEN)
              --help            this text
            The same seed, run and end make the same messages.
            """;

    /** @throws IllegalArgumentException saying what is wrong */
    static Options parsed(List<String> arguments, Map<String, String> environment, Instant now, Tokens tokens) {
        Map<String, String> given = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--check") || option.equals("--help") || option.equals("-h")) {
                given.put(option.equals("-h") ? "--help" : option, "");
            } else if (!USAGE.contains(option + " ") || !option.startsWith("--")) {
                throw new IllegalArgumentException("Unknown option " + option);
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " wants a value");
            } else {
                given.put(option, rest.next());
            }
        }
        int offset = number(given, "--offset", 0);
        Instant end =
                given.containsKey("--end") ? Instant.parse(given.get("--end")) : now.truncatedTo(ChronoUnit.SECONDS);
        return new Options(
                number(given, "--seed", 1),
                given.getOrDefault(
                        "--run", Long.toString(end.getEpochSecond(), 36).toUpperCase(java.util.Locale.ROOT)),
                number(given, "--people", 120),
                Math.max(1, number(given, "--days", 7)),
                end,
                number(given, "--speed", 3600),
                number(given, "--rounds", 1),
                given.containsKey("--check"),
                Duration.ofSeconds(number(given, "--patience", 60)),
                new Addresses(
                        addresses(given.getOrDefault("--mllp", "127.0.0.1:" + (2575 + offset))),
                        given.getOrDefault("--referral", "http://127.0.0.1:" + (8081 + offset)),
                        given.getOrDefault("--enrollment", "http://127.0.0.1:" + (8082 + offset)),
                        given.getOrDefault("--notification", "http://127.0.0.1:" + (8083 + offset)),
                        token(given, "--token", environment.get("STEPDOWN_TOKEN"), tokens.publisher()),
                        token(given, "--staff-token", environment.get("STEPDOWN_STAFF_TOKEN"), tokens.staff())),
                given.containsKey("--help"));
    }

    private static Supplier<String> token(
            Map<String, String> given, String option, @Nullable String environment, Supplier<String> otherwise) {
        String token = given.getOrDefault(option, environment == null ? "" : environment);
        return token.isEmpty() ? otherwise : () -> token;
    }

    private static int number(Map<String, String> given, String option, int otherwise) {
        String text = given.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + " wants a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static List<InetSocketAddress> addresses(String text) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String address : text.split(",")) {
            int colon = address.lastIndexOf(':');
            if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
                throw new IllegalArgumentException("--mllp wants HOST:PORT, not " + address);
            }
            addresses.add(InetSocketAddress.createUnresolved(
                    address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        }
        return addresses;
    }
}
