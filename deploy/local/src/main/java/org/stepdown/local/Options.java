package org.stepdown.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stepdown.delivery.parts.Port;

/**
 * What {@code deploy/run} is asked to do.
 *
 * @param root of the repository
 * @param data where everything is kept between runs
 * @param demo whether the made-up region is played
 */
record Options(
        Path root, Path data, Map<Endpoint, Integer> ports, boolean fresh, boolean sample, boolean demo, boolean help) {

    static final String USAGE = """
            Usage: deploy/run [options]
            Starts Kafka, the schema registry, PostgreSQL, the issuer and the three services, and sends one sample discharge.
            Ctrl-C stops everything. The next start finds its data.

              --fresh           delete the data of earlier runs first
              --data DIR        keep the data there (default: .stepdown)
              --no-sample       send no sample discharge
              --demo            play a made-up region of hospitals, for ever (see deploy/simulate)
              --offset N        add N to every default port, for a second stack
              --port NAME=N     another port; NAME is one of
                                %s
              --help            this text
            """.formatted(Stream.of(Endpoint.values())
            .map(endpoint -> endpoint.argument() + " (" + endpoint.defaultPort() + ")")
            .collect(Collectors.joining(",\n                    ")));

    Options {
        ports = Map.copyOf(ports);
    }

    static Options parsed(Path root, List<String> arguments) {
        Path data = root.resolve(".stepdown");
        Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
        int offset = 0;
        boolean fresh = false;
        boolean sample = true;
        boolean demo = false;
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--no-sample" -> sample = false;
                case "--demo" -> demo = true;
                case "--help", "-h" -> help = true;
                case "--data" -> data = Path.of(value(option, rest));
                case "--offset" -> offset = number(option, value(option, rest));
                case "--port" -> takePort(value(option, rest), ports);
                default -> throw new UsageException("Unknown option " + option);
            }
        }
        for (Endpoint endpoint : Endpoint.values()) {
            ports.putIfAbsent(endpoint, endpoint.defaultPort() + offset);
        }
        return new Options(root, data.toAbsolutePath().normalize(), ports, fresh, sample, demo, help);
    }

    Port port(Endpoint endpoint) {
        Integer number = ports.get(endpoint);
        if (number == null) {
            throw new IllegalStateException("No port for " + endpoint);
        }
        return new Port(number, "--port " + endpoint.argument() + "=N");
    }

    private static void takePort(String assignment, Map<Endpoint, Integer> ports) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new UsageException("--port wants NAME=N, not " + assignment);
        }
        String name = assignment.substring(0, equals);
        Endpoint endpoint = Endpoint.named(name).orElseThrow(() -> new UsageException("--port knows no " + name));
        ports.put(endpoint, number("--port " + name, assignment.substring(equals + 1)));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " wants a value");
        }
        return rest.next();
    }

    private static int number(String option, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number < 0 || number > 65_535) {
                throw new UsageException(option + " wants a number from 0 to 65535, not " + text);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new UsageException(option + " wants a number, not " + text);
        }
    }
}
