package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.delivery.parts.KafkaBroker;
import org.stepdown.delivery.parts.Part;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.delivery.parts.PidFile;
import org.stepdown.delivery.parts.Port;
import org.stepdown.delivery.parts.PostgresServer;
import org.stepdown.delivery.parts.SchemaRegistry;

/** Everything that runs, started once for all tests; ends with the JVM, and what a killed JVM left ends first. */
public final class Stack {

    private static final String REGISTRY_OWNER = "registry";

    // Of the system, and not virtual: waiting for a process would hold on to the few that carry those.
    private static final ExecutorService SIDE_BY_SIDE =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private final Path folder = Path.of("target", "stack").toAbsolutePath();
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final SchemaRegistry registry;
    private final Outside outside = new Outside();
    private final Collector collector = new Collector();
    private final Program referral;
    private final Program enrollment;
    private final Program notification;
    private final List<Program> twins;
    private final List<Program> triplets;

    private static final class Shared {
        private static final Stack STACK = started();
    }

    /** The running stack; the first who asks starts it. */
    public static Stack running() {
        return Shared.STACK;
    }

    private static Stack started() {
        Stack stack = new Stack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::end));
        stack.start();
        return stack;
    }

    private Stack() {
        clearLeftovers();
        Parts parts = Parts.located();
        postgres = new PostgresServer(parts, PostgresServer.Settings.throwAway(folder.resolve("postgres")));
        kafka = new KafkaBroker(parts, KafkaBroker.Settings.throwAway(folder.resolve("kafka")));
        registry = new SchemaRegistry(parts, registrySettings());
        outside.start();
        collector.start();
        referral = program("referral", Map.of());
        enrollment = program("enrollment", Map.of());
        notification = program("notification", outside.settings());
        twins = anotherOfEach("twins");
        triplets = anotherOfEach("triplets");
    }

    public Program referral() {
        return referral;
    }

    public Program enrollment() {
        return enrollment;
    }

    public Program notification() {
        return notification;
    }

    public List<Program> programs() {
        return List.of(referral, enrollment, notification);
    }

    /** A second instance of each, beside {@link #programs()} on the same parts; not running until somebody starts it. */
    public List<Program> twins() {
        return twins;
    }

    /** A third of each. */
    public List<Program> triplets() {
        return triplets;
    }

    /**
     * Services of their own on another broker, each with a new database on the same server; not running until somebody
     * starts them, and for that somebody to end.
     *
     * @param own before the names of databases and folders
     * @param settings by the owner's name ({@code referral} and so on), over those of everybody
     */
    public List<Program> others(String own, Function<String, Map<String, String>> settings) {
        return Stream.of("referral", "enrollment", "notification")
                .map(owner -> {
                    Databases.create(postgres, List.of(own + "_" + owner));
                    Map<String, String> more = new HashMap<>(outside.settings());
                    more.putAll(settings.apply(owner));
                    return program(owner, more, folder.resolve(own), own + "_" + owner);
                })
                .toList();
    }

    public Outside outside() {
        return outside;
    }

    /** A connection of who owns the server, to one of its databases. */
    public Connection database(String owner) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(owner), PostgresServer.SUPERUSER, postgres.password());
    }

    /** Where the services' spans go. */
    public Collector collector() {
        return collector;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public SchemaRegistry registry() {
        return registry;
    }

    /** Does something to each at the same time, and returns when all is done. */
    public static <T> void atOnce(List<T> all, Consumer<T> action) {
        try {
            CompletableFuture.allOf(all.stream()
                            .map(one -> CompletableFuture.runAsync(() -> action.accept(one), SIDE_BY_SIDE))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The logs of the services and of their parts. */
    public List<Path> logs() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        CompletableFuture<Void> broker = CompletableFuture.runAsync(
                () -> {
                    kafka.start();
                    TopicNames.create(kafka.bootstrapServers());
                },
                SIDE_BY_SIDE);
        CompletableFuture<Void> schemas = CompletableFuture.runAsync(
                () -> {
                    postgres.start();
                    Databases.create(postgres, List.of("referral", "enrollment", "notification", REGISTRY_OWNER));
                    registry.start();
                    registry.requireCompatibility("FULL_TRANSITIVE");
                },
                SIDE_BY_SIDE);
        CompletableFuture.allOf(broker, schemas).join();
        atOnce(programs(), Program::start);
    }

    /** Nobody needs the data any more, so nothing is gained by ending kindly. */
    private void end() {
        atOnce(programs(), Program::kill);
        atOnce(twins, Program::kill);
        atOnce(triplets, Program::kill);
        atOnce(List.<Part>of(registry, kafka, postgres), Part::kill);
        outside.end();
        collector.end();
    }

    /** Its schemas must outlive a restart, so it keeps them in the database. */
    private SchemaRegistry.Settings registrySettings() {
        Path home = folder.resolve("registry");
        return new SchemaRegistry.Settings(
                home,
                home.resolve("registry.log"),
                Port.free(),
                Optional.of(
                        new SchemaRegistry.Storage(postgres.jdbcUrl(REGISTRY_OWNER), REGISTRY_OWNER, REGISTRY_OWNER)),
                256);
    }

    private List<Program> anotherOfEach(String home) {
        return List.of(
                program("referral", Map.of(), folder.resolve(home)),
                program("enrollment", Map.of(), folder.resolve(home)),
                program("notification", outside.settings(), folder.resolve(home)));
    }

    private Program program(String owner, Map<String, String> more) {
        return program(owner, more, folder);
    }

    private Program program(String owner, Map<String, String> more, Path home) {
        return program(owner, more, home, owner);
    }

    private Program program(String owner, Map<String, String> more, Path home, String database) {
        Map<String, String> settings = new HashMap<>(collector.settings());
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("STEPDOWN_DELIVERY_REGISTRY_URL", registry.url());
        settings.put(
                "STEPDOWN_VAULT_KEY_FILE",
                folder.resolve("keys").resolve(owner + ".json").toAbsolutePath().toString());
        settings.put("STEPDOWN_VAULT_MAKE_KEY_FILE", "true");
        TestIssuer.shared()
                .springProperties()
                .forEach((name, value) -> settings.put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), value));
        settings.putAll(more);
        return new Program(
                owner + "-service",
                Path.of(System.getProperty("stepdown.root", "../..")).toAbsolutePath(),
                home,
                database,
                settings,
                postgres.jdbcUrl(database));
    }

    private void clearLeftovers() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> homes = Files.walk(folder, 2)) {
            homes.filter(Files::isDirectory).forEach(home -> new PidFile(home.resolve("child.pid")).endLeftover());
        } catch (IOException e) {
            throw new PartFailed("What an earlier run left in " + folder + " can't be ended", e);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new PartFailed("What an earlier run left in " + folder + " can't be deleted", e);
        }
    }
}
