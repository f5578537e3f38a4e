package org.stepdown.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.stepdown.delivery.parts.ChildProcess;
import org.stepdown.delivery.parts.KafkaBroker;
import org.stepdown.delivery.parts.Part;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.delivery.parts.PostgresServer;
import org.stepdown.delivery.parts.SchemaRegistry;

/** All processes of the stack: started side by side as far as they can be, stopped in order. */
final class LocalStack {

    private static final Duration SERVICE_START = Duration.ofSeconds(120);
    private static final Duration SERVICE_STOP = Duration.ofSeconds(30);
    private static final String REGISTRY_OWNER = "registry";

    private final Options options;
    private final DataFolder data;
    private final Progress progress;
    private final HttpJson http;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final SchemaRegistry registry;
    private final List<ChildProcess> services = new ArrayList<>();
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private volatile boolean stopping;

    LocalStack(Options options, Parts parts, DataFolder data, Progress progress, HttpJson http) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.http = http;
        postgres = new PostgresServer(
                parts,
                new PostgresServer.Settings(
                        data.of("postgres"), data.log("postgres"), options.port(Endpoint.POSTGRES), "postgres", true));
        kafka = new KafkaBroker(
                parts,
                new KafkaBroker.Settings(
                        data.of("kafka"),
                        data.log("kafka"),
                        options.port(Endpoint.KAFKA),
                        options.port(Endpoint.KAFKA_CONTROLLER),
                        512));
        registry = new SchemaRegistry(
                parts,
                new SchemaRegistry.Settings(
                        data.of(REGISTRY_OWNER),
                        data.log(REGISTRY_OWNER),
                        options.port(Endpoint.REGISTRY),
                        Optional.of(new SchemaRegistry.Storage(
                                postgres.jdbcUrl(REGISTRY_OWNER), REGISTRY_OWNER, REGISTRY_OWNER)),
                        256));
    }

    /** Returns when all is ready; throws {@link PartFailed} for the first thing that fails. */
    void start() {
        CompletableFuture<Void> database = run(() -> {
            start("PostgreSQL", postgres);
            List<String> owners = new ArrayList<>(List.of(REGISTRY_OWNER));
            ServiceProgram.ALL.forEach(service -> owners.add(service.database()));
            Databases.create(postgres, owners);
        });
        CompletableFuture<Void> broker = run(() -> {
            start("Kafka", kafka);
            TopicCreation.run(kafka.bootstrapServers());
        });
        CompletableFuture<Void> schemas = after(database, () -> {
            start("the schema registry", registry);
            registry.requireCompatibility("FULL_TRANSITIVE");
        });
        CompletableFuture<Void> issuer = run(() -> start(
                "the issuer", IssuerProgram.command(options, data), Endpoint.ISSUER, IssuerProgram.health(options)));
        List<CompletableFuture<Void>> all = new ArrayList<>(List.of(database, broker, schemas, issuer));
        CompletableFuture<Void> ground = CompletableFuture.allOf(database, broker);
        ServiceProgram.ALL.forEach(service -> all.add(after(ground, () -> start(service))));
        awaitAll(all);
    }

    /** Completes with a message when a process ends that nobody stopped. */
    CompletableFuture<String> death() {
        return death;
    }

    /** Those that write to others go first; returns when no process is left. */
    synchronized void stop() {
        stopping = true;
        starters.shutdownNow();
        try {
            // A start that is interrupted ends its own process.
            if (!starters.awaitTermination(20, TimeUnit.SECONDS)) {
                progress.say("A start could not be interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Thread> stops = services().stream()
                .map(service -> Thread.ofVirtual().start(() -> service.stop(SERVICE_STOP)))
                .toList();
        stops.forEach(LocalStack::join);
        List.of(registry, kafka, postgres).forEach(Part::stop);
    }

    private void start(String name, Part part) {
        double from = progress.seconds();
        part.start();
        watch(part.process());
        ready(name, part.port(), from);
    }

    private void start(ServiceProgram service) {
        options.port(service.management()).requireFree(service.name() + " (management)");
        int management = options.port(service.management()).number();
        start(
                service.name(),
                service.command(
                        options,
                        data,
                        new ServiceProgram.Surroundings(
                                kafka.bootstrapServers(), registry.url(), postgres.jdbcUrl(""))),
                service.http(),
                "http://127.0.0.1:" + management + "/actuator/health/readiness");
    }

    private void start(String name, ChildProcess.Command command, Endpoint endpoint, String health) {
        double from = progress.seconds();
        options.port(endpoint).requireFree(name);
        ChildProcess process = ChildProcess.start(command);
        synchronized (services) {
            services.add(process);
        }
        process.awaitReady(() -> http.isOk(health), SERVICE_START);
        watch(process);
        ready(name, options.port(endpoint).number(), from);
    }

    private List<ChildProcess> services() {
        synchronized (services) {
            return List.copyOf(services);
        }
    }

    private void ready(String name, int port, double from) {
        progress.say("%s is ready on port %d (took %.1f s)".formatted(name, port, progress.seconds() - from));
    }

    private void watch(ChildProcess process) {
        process.exit().thenAccept(code -> {
            if (!stopping) {
                death.complete(process.death());
            }
        });
    }

    private CompletableFuture<Void> run(Interruptible work) {
        return CompletableFuture.runAsync(() -> work.uninterruptedly(), starters);
    }

    private CompletableFuture<Void> after(CompletableFuture<Void> before, Interruptible work) {
        return before.thenRunAsync(() -> work.uninterruptedly(), starters);
    }

    /** Work that may be interrupted by a stop. */
    private interface Interruptible {
        void run() throws InterruptedException;

        default void uninterruptedly() {
            try {
                run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartFailed("The start was interrupted", e);
            }
        }
    }

    private void awaitAll(List<CompletableFuture<Void>> starts) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        starts.forEach(start -> start.whenComplete((nothing, failure) -> {
            if (failure != null) {
                firstFailure.completeExceptionally(failure);
            }
        }));
        death.thenAccept(message -> firstFailure.completeExceptionally(new PartFailed(message)));
        CompletableFuture<Void> allDone = CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new));
        try {
            CompletableFuture.anyOf(firstFailure, allDone).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
