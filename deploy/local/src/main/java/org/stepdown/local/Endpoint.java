package org.stepdown.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every port of the stack, with its default. */
enum Endpoint {
    CONTROL_ROOM(8080),
    POSTGRES(15432),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    REGISTRY(8085),
    ISSUER(8090),
    MLLP(2575),
    REFERRAL(8081),
    REFERRAL_MANAGEMENT(9081),
    ENROLLMENT(8082),
    ENROLLMENT_MANAGEMENT(9082),
    NOTIFICATION(8083),
    NOTIFICATION_MANAGEMENT(9083);

    private final int defaultPort;

    Endpoint(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** As it is written after {@code --port}. */
    String argument() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Endpoint> named(String argument) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.argument().equals(argument))
                .findFirst();
    }
}
