package org.stepdown.delivery.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An Apicurio registry, which speaks Confluent's API under {@value #API}. */
public final class SchemaRegistry implements Part {

    /** Where Confluent's API is found. */
    public static final String API = "/apis/ccompat/v7";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    private final Parts parts;
    private final Settings settings;
    private final Port port;
    private final Running running = new Running();

    /** A PostgreSQL database in which the schemas stay. */
    public record Storage(String jdbcUrl, String user, String password) {}

    /**
     * How to run it.
     *
     * @param storage empty keeps the schemas in memory, which a restart empties
     * @param heapMegabytes the most it may use
     */
    public record Settings(Path folder, Path log, Port port, Optional<Storage> storage, int heapMegabytes) {

        public Settings {
            folder = folder.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
        }

        /** A registry for tests: a free port, schemas in memory. */
        public static Settings throwAway(Path folder) {
            return new Settings(folder, folder.resolve("registry.log"), Port.free(), Optional.empty(), 256);
        }
    }

    public SchemaRegistry(Parts parts, Settings settings) {
        this.parts = parts;
        this.settings = settings;
        this.port = settings.port().chosen();
    }

    @Override
    public void start() {
        running.start(() -> {
            port.requireFree("the schema registry");
            ChildProcess process = ChildProcess.start(command());
            process.awaitReady(this::answers, START_LIMIT);
            return process;
        });
    }

    @Override
    public void stop() {
        running.stop(process -> process.stop(STOP_LIMIT));
    }

    @Override
    public void kill() {
        running.stop(ChildProcess::kill);
    }

    @Override
    public boolean isRunning() {
        return running.isRunning();
    }

    @Override
    public int port() {
        return port.number();
    }

    @Override
    public ChildProcess process() {
        return running.process();
    }

    /** The base of Confluent's API, as clients want it. */
    public String url() {
        return "http://127.0.0.1:" + port.number() + API;
    }

    /** Sets the level that holds for every subject without its own, such as {@code FULL_TRANSITIVE}. */
    public void requireCompatibility(String level) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
                .build();
        int status;
        try {
            status = status(request);
        } catch (IOException e) {
            throw new PartFailed("The schema registry did not take its compatibility level: " + e.getMessage(), e);
        }
        if (status != 200) {
            throw new PartFailed("The schema registry refused the compatibility level " + level + ": HTTP " + status);
        }
    }

    private boolean answers() throws IOException {
        return status(HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                        .timeout(REQUEST_LIMIT)
                        .build())
                == 200;
    }

    private static int status(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(REQUEST_LIMIT)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private ChildProcess.Command command() {
        List<String> line = new ArrayList<>();
        line.add(JavaCommand.java());
        line.addAll(JavaCommand.QUICK_START);
        line.add("-Xmx" + settings.heapMegabytes() + "m");
        line.add("-Dquarkus.http.host=127.0.0.1");
        line.add("-Dquarkus.http.port=" + port.number());
        // Its management interface would be port 9000 on every address, which two registries can't share.
        line.add("-Dquarkus.management.host=127.0.0.1");
        line.add("-Dquarkus.management.port=0");
        // What it unpacks goes with the folder, and not into the machine's.
        line.add("-Djava.io.tmpdir=" + settings.folder());
        line.add("-Dquarkus.log.level=WARN");
        line.add("-Dquarkus.log.category.\"io.apicurio\".level=WARN");
        line.add("-jar");
        line.add(parts.registry().resolve("quarkus-run.jar").toString());
        return new ChildProcess.Command(
                "The schema registry",
                line,
                environment(),
                settings.folder(),
                settings.log(),
                "Its port is set by " + port.setting() + ".");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        settings.storage().ifPresent(storage -> {
            environment.put("APICURIO_STORAGE_KIND", "sql");
            environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
            environment.put("APICURIO_DATASOURCE_URL", storage.jdbcUrl());
            environment.put("APICURIO_DATASOURCE_USERNAME", storage.user());
            environment.put("APICURIO_DATASOURCE_PASSWORD", storage.password());
        });
        return environment;
    }
}
