package org.stepdown.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stepdown.delivery.parts.ChildProcess;
import org.stepdown.delivery.parts.PartFailed;

/**
 * One of the three services, as a program to start.
 *
 * @param name of the service and of its jar
 * @param database its database and its database user
 */
record ServiceProgram(String name, String database, Endpoint http, Endpoint management) {

    static final ServiceProgram REFERRAL =
            new ServiceProgram("referral-service", "referral", Endpoint.REFERRAL, Endpoint.REFERRAL_MANAGEMENT);
    static final List<ServiceProgram> ALL = List.of(
            REFERRAL,
            new ServiceProgram("enrollment-service", "enrollment", Endpoint.ENROLLMENT, Endpoint.ENROLLMENT_MANAGEMENT),
            new ServiceProgram(
                    "notification-service", "notification", Endpoint.NOTIFICATION, Endpoint.NOTIFICATION_MANAGEMENT));

    /** Where the parts are that a service needs. */
    record Surroundings(String bootstrapServers, String registryUrl, String jdbcBase) {}

    ChildProcess.Command command(Options options, DataFolder data, Surroundings surroundings) {
        Path packed = options.root().resolve(name).resolve("target").resolve(name + ".jar");
        Path unpacked = options.root().resolve("deploy/local/target/services").resolve(name);
        // One compiler and one collector thread: three services and three parts share few cores and little memory.
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m"));
        if (Files.exists(unpacked.resolve(packed.getFileName()))) {
            // Classes as the last run left them, ready to use; a run that had none, or others, writes them as it ends.
            line.add("-XX:+AutoCreateSharedArchive");
            line.add("-XX:SharedArchiveFile=" + unpacked.resolve("classes.jsa"));
            line.addAll(List.of("-Xlog:cds=off", "-Xlog:aot=off", "-jar"));
            line.add(unpacked.resolve(packed.getFileName()).toString());
        } else if (Files.exists(packed)) {
            line.addAll(List.of("-jar", packed.toString()));
        } else {
            throw new PartFailed("No " + packed + ": build it with mvn package");
        }
        String ports = options.port(http).setting() + " and "
                + options.port(management).setting();
        return new ChildProcess.Command(
                name,
                line,
                environment(options, surroundings),
                data.of(name),
                data.log(name),
                "Its ports are set by " + ports + ".");
    }

    private Map<String, String> environment(Options options, Surroundings surroundings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SPRING_DATASOURCE_URL", surroundings.jdbcBase() + database);
        environment.put("SPRING_DATASOURCE_USERNAME", database);
        environment.put("SPRING_DATASOURCE_PASSWORD", database);
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", surroundings.bootstrapServers());
        environment.put("SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS", surroundings.bootstrapServers());
        environment.put("STEPDOWN_DELIVERY_REGISTRY_URL", surroundings.registryUrl());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", number(options, http));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", number(options, management));
        environment.put("STEPDOWN_MLLP_PORT", number(options, Endpoint.MLLP));
        return environment;
    }

    private static String number(Options options, Endpoint endpoint) {
        return String.valueOf(options.port(endpoint).number());
    }
}
