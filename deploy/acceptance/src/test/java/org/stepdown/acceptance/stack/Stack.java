package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private final Program referral;
    private final Program enrollment;
    private final Program notification;

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
        referral = program("referral");
        enrollment = program("enrollment");
        notification = program("notification");
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
        atOnce(List.<Part>of(registry, kafka, postgres), Part::kill);
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

    private Program program(String owner) {
        return new Program(
                owner + "-service",
                Path.of(System.getProperty("stepdown.root", "../..")).toAbsolutePath(),
                folder,
                owner,
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "STEPDOWN_DELIVERY_REGISTRY_URL", registry.url()),
                postgres.jdbcUrl(owner));
    }

    private void clearLeftovers() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> homes = Files.list(folder)) {
            homes.forEach(home -> new PidFile(home.resolve("child.pid")).endLeftover());
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
