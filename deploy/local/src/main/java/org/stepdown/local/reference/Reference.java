package org.stepdown.local.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code deploy/reference}: writes {@code deploy/configuration.md}, or says whether it is as the code is. */
public final class Reference {

    /** The page, under the root of the repository. */
    static final String PAGE = "deploy/configuration.md";

    private static final String USAGE = """
            Usage: deploy/reference [--check]
            Writes deploy/configuration.md from what the build noted about the settings.
              --check   writes nothing; exit code 1 if the page is not as it would be written
            """;

    private static final String HEAD = """
            # Settings

            Written by `deploy/reference` from the code; the build compares it. Every setting can be given in the environment:
            `stepdown.mllp.max-frame` is `STEPDOWN_MLLP_MAXFRAME` (dots become underscores, dashes go), or as a file under a
            folder that `spring.config.import=configtree:/run/secrets/` names. Durations are `500ms`, `30s`, `5m`, `2h`, `400d`,
            sizes `64KB`, `1MB`; lists are separated by commas.

            Of the platform's own settings these are the ones that an installation sets:

            | Setting | What |
            |---|---|
            | `SPRING_DATASOURCE_URL`, `_USERNAME`, `_PASSWORD` | the service's own database |
            | `SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE` | connections to it (10) |
            | `SPRING_KAFKA_BOOTSTRAP_SERVERS` | the brokers |
            | `SPRING_KAFKA_PROPERTIES_<NAME>` | any property of Kafka clients: `SECURITY_PROTOCOL`, `SASL_MECHANISM`, `SASL_JAAS_CONFIG`, `SSL_TRUSTSTORE_LOCATION`, ... |
            | `SPRING_KAFKA_PROPERTIES_AUTO_REGISTER_SCHEMAS` | `false` in production: schemas come by `deploy/setup` alone |
            | `SPRING_KAFKA_PROPERTIES_BASIC_AUTH_CREDENTIALS_SOURCE`, `_BASIC_AUTH_USER_INFO` | `USER_INFO` and `user:password` of the registry |
            | `SERVER_ADDRESS`, `SERVER_PORT`, `MANAGEMENT_SERVER_ADDRESS`, `MANAGEMENT_SERVER_PORT` | where it listens |
            | `SPRING_MAIL_HOST`, `_PORT`, `_USERNAME`, `_PASSWORD` | mail server of notification-service |
            | `SPRING_SSL_BUNDLE_PEM_<NAME>_...` | certificates, for MLLP over TLS and for HTTPS (`SERVER_SSL_BUNDLE`) |
            | `MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT` | where traces go; none are kept until it is set |
            | `LOGGING_STRUCTURED_FORMAT_CONSOLE` | `ecs` in the images |
            | `STEPDOWN_FACE_REFERRAL`, `_ENROLLMENT`, `_NOTIFICATION` | where staff reach the pages of each service: the navigation links there |
            | `JAVA_OPTIONS` | options of the virtual machine, in the images |
            """;

    private final Path root;

    Reference(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        if (given.contains("--help") || given.size() > 1 || given.size() == 1 && !given.contains("--check")) {
            System.out.print(USAGE);
            System.exit(given.contains("--help") ? 0 : 2);
        }
        Path root = Path.of(System.getProperty("stepdown.root", "."));
        String page = new Reference(root).page();
        if (!given.contains("--check")) {
            Files.writeString(root.resolve(PAGE), page);
        } else if (!Files.readString(root.resolve(PAGE)).equals(page)) {
            System.err.println(PAGE + " is not as the code is: deploy/reference writes it anew");
            System.exit(1);
        }
    }

    /** The page as it has to be. */
    String page() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, SortedMap<String, Setting>> chapters = chapters();
        chapters.forEach((title, settings) -> {
            page.append("\n## ").append(title).append("\n\n| Setting | Kind | Default | What |\n|---|---|---|---|\n");
            settings.values().forEach(setting -> page.append(line(setting)));
        });
        return page.toString();
    }

    private Map<String, SortedMap<String, Setting>> chapters() throws IOException {
        List<SortedMap<String, Setting>> services = new ArrayList<>();
        List<String> names = List.of("referral-service", "enrollment-service", "notification-service");
        for (String name : names) {
            services.add(new Metadata(root.resolve(name), name + ".jar").settings());
        }
        SortedMap<String, Setting> everywhere = new TreeMap<>();
        for (String shared : List.of("delivery", "access", "vault", "audit")) {
            everywhere.putAll(
                    new Metadata(root.resolve("schemas").resolve(shared), "stepdown-" + shared + "-1.0.0-SNAPSHOT.jar")
                            .settings());
        }
        Map<String, SortedMap<String, Setting>> chapters = new LinkedHashMap<>();
        chapters.put("Every service", everywhere);
        for (int i = 0; i < names.size(); i++) {
            chapters.put(names.get(i), services.get(i));
        }
        return chapters;
    }

    private static String line(Setting setting) {
        String value = setting.value().isEmpty() ? "" : "`" + setting.value().replace("|", "\\|") + "`";
        return "| `" + setting.name() + "` | " + setting.kind() + " | " + value + " | "
                + setting.description()
                        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                        .replaceAll("\\s+", " ")
                        .replace("|", "\\|")
                        .strip()
                + " |\n";
    }
}
