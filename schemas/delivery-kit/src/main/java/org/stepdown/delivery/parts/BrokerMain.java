package org.stepdown.delivery.parts;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Runs in the broker's process: formats an empty data folder and becomes the broker, which saves the start of a
 * second JVM. The broker's classes are on the class path of that process only, hence by name.
 */
final class BrokerMain {

    private static final String CLUSTER = "U3RlcGRvd25DYXJlSU9Qcw";

    private BrokerMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, java.io.IOException {
        String configuration = arguments[0];
        if (!isFormatted(Path.of(configuration))) {
            String[] format = {"format", "--cluster-id", CLUSTER, "--config", configuration};
            Object outcome = Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, PrintStream.class)
                    .invoke(null, format, System.out);
            if (!Integer.valueOf(0).equals(outcome)) {
                System.exit(1);
            }
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object)
                new String[] {configuration});
    }

    private static boolean isFormatted(Path configuration) throws java.io.IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(configuration)) {
            properties.load(reader);
        }
        return Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"));
    }
}
