package org.stepdown.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stepdown.delivery.parts.ChildProcess;

/** The local stack's OpenID provider, as a program to start. */
final class IssuerProgram {

    private static final String NAME = "issuer";
    private static final int HEAP_MEGABYTES = 96;

    private IssuerProgram() {}

    static String url(Options options) {
        return "http://127.0.0.1:" + options.port(Endpoint.ISSUER).number();
    }

    static String health(Options options) {
        return url(options) + "/actuator/health/readiness";
    }

    static Tokens tokens(Options options) {
        return new Tokens(options.data().resolve(NAME), url(options));
    }

    /** The file with the password of a person or the secret of a client; there once the issuer has started. */
    static Path secret(DataFolder data, String name) {
        return data.of(NAME).resolve("secrets").resolve(name);
    }

    static ChildProcess.Command command(Options options, DataFolder data) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put(
                "SERVER_PORT", String.valueOf(options.port(Endpoint.ISSUER).number()));
        environment.put("STEPDOWN_ISSUER_URL", url(options));
        environment.put("STEPDOWN_ISSUER_FOLDER", data.of(NAME).toString());
        List<String> line = new ArrayList<>(JavaProgram.line(
                options.root(), options.root().resolve("deploy/issuer/target/issuer.jar"), HEAP_MEGABYTES));
        for (ServiceProgram service : ServiceProgram.ALL) {
            line.add("--stepdown.issuer.services.%s=http://127.0.0.1:%d"
                    .formatted(service.name(), options.port(service.http()).number()));
        }
        return new ChildProcess.Command(
                NAME,
                line,
                environment,
                data.of(NAME),
                data.log(NAME),
                "Its port is set by " + options.port(Endpoint.ISSUER).setting() + ".");
    }
}
