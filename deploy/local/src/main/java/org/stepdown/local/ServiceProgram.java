package org.stepdown.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stepdown.delivery.parts.ChildProcess;

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
        List<String> line = JavaProgram.line(options.root(), packed, 256);
        String ports = options.port(http).setting() + " and "
                + options.port(management).setting();
        return new ChildProcess.Command(
                name,
                line,
                environment(options, data, surroundings),
                data.of(name),
                data.log(name),
                "Its ports are set by " + ports + ".");
    }

    private Map<String, String> environment(Options options, DataFolder data, Surroundings surroundings) {
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
        environment.put("STEPDOWN_ACCESS_ISSUER", IssuerProgram.url(options));
        environment.put(
                "STEPDOWN_ACCESS_CLIENT_SECRET_FILE",
                IssuerProgram.secret(data, name).toString());
        // Made by the service when it starts for the first time.
        environment.put(
                "STEPDOWN_VAULT_KEY_FILE",
                data.of("keys").resolve(name + ".json").toString());
        environment.put("STEPDOWN_VAULT_MAKE_KEY_FILE", "true");
        for (ServiceProgram other : ALL) {
            // Where the pages of the others are: the navigation of the pages links to them.
            environment.put(
                    "STEPDOWN_FACE_" + other.database().toUpperCase(Locale.ROOT),
                    "http://127.0.0.1:" + number(options, other.http()));
        }
        return environment;
    }

    private static String number(Options options, Endpoint endpoint) {
        return String.valueOf(options.port(endpoint).number());
    }
}
