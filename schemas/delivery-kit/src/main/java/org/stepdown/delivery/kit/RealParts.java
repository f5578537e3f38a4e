package org.stepdown.delivery.kit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real broker, registry and database server for all tests of this JVM. Each starts when it is first asked for;
 * {@link #prepare} starts several at once.
 */
public final class RealParts {

    /** The system property that chooses between child processes (default) and {@code containers}. */
    public static final String KIND = "stepdown.kit";

    private static final RealParts SHARED = new RealParts();

    private final Lazy<Supply> supply = new Lazy<>(RealParts::chosen);
    private final Lazy<Path> keyFile =
            new Lazy<>(() -> WorkFolder.ofThisProcess().part("keys").resolve("master-keys.json"));
    private final AtomicInteger databases = new AtomicInteger();
    private final Thread closing = new Thread(this::close, "real-parts-closing");

    private RealParts() {
        Runtime.getRuntime().addShutdownHook(closing);
    }

    /** The parts of this JVM; they end with it. */
    public static RealParts shared() {
        return SHARED;
    }

    /** Starts these parts at the same time. */
    public void prepare(RealPart... parts) {
        prepare(List.of(parts));
    }

    void prepare(Collection<RealPart> parts) {
        CompletableFuture<?>[] starts = parts.stream()
                .map(part -> CompletableFuture.runAsync(
                        () -> start(part), task -> Thread.ofVirtual().start(task)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(starts).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Kafka's address. */
    public String bootstrapServers() {
        return supply.get().bootstrapServers();
    }

    /** The base of Confluent's registry API, as clients want it. */
    public String registryUrl() {
        return supply.get().registryUrl();
    }

    /** An empty database of the caller's own; the name is only a start, so that logs can be read. */
    public Database newDatabase(String name) {
        Database server = supply.get().server();
        String own = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_" + databases.incrementAndGet();
        server.execute("CREATE DATABASE " + own);
        String url = server.jdbcUrl().replaceAll("/postgres(\\?|$)", "/" + own + "$1");
        return new Database(own, url, server.user(), server.password());
    }

    /** Makes topics on the broker; those that exist stay as they are. Wants kafka-clients on the class path. */
    public void createTopics(int partitions, String... names) {
        TopicCreation.run(bootstrapServers(), partitions, List.of(names));
    }

    /** Where services that use the same database find its master keys; made by the first of them. */
    public String keyFile() {
        return keyFile.get().toString();
    }

    public Switch broker() {
        return supply.get().broker();
    }

    public Switch registry() {
        return supply.get().registry();
    }

    public Switch database() {
        return supply.get().database();
    }

    /**
     * What a Spring Boot application of ours has to be told to use these parts, with a fresh database; for
     * {@code @DynamicPropertySource} and for {@link RealPartsInitializer}.
     */
    public Map<String, String> springProperties(String databaseName, RealPart... parts) {
        List<RealPart> wanted = parts.length == 0 ? List.of(RealPart.values()) : Arrays.asList(parts);
        prepare(wanted);
        Map<String, String> properties = new LinkedHashMap<>();
        if (wanted.contains(RealPart.BROKER)) {
            properties.put("spring.kafka.bootstrap-servers", bootstrapServers());
            properties.put("spring.cloud.stream.kafka.binder.brokers", bootstrapServers());
        }
        if (wanted.contains(RealPart.REGISTRY)) {
            properties.put("stepdown.delivery.registry.url", registryUrl());
        }
        if (wanted.contains(RealPart.DATABASE)) {
            Database database = newDatabase(databaseName);
            properties.put("spring.datasource.url", database.jdbcUrl());
            properties.put("spring.datasource.username", database.user());
            properties.put("spring.datasource.password", database.password());
            // Made by the first service that starts.
            properties.put("stepdown.vault.key-file", keyFile());
            properties.put("stepdown.vault.make-key-file", "true");
        }
        return properties;
    }

    /** Hands the closing over to somebody who does it later than other shutdown hooks run. */
    boolean handOverClosing() {
        return Runtime.getRuntime().removeShutdownHook(closing);
    }

    void close() {
        supply.ifMade().ifPresent(Supply::close);
    }

    private void start(RealPart part) {
        switch (part) {
            case BROKER -> supply.get().broker();
            case REGISTRY -> supply.get().registry();
            case DATABASE -> supply.get().database();
        }
    }

    private static Supply chosen() {
        return "containers".equals(System.getProperty(KIND)) ? new ContainerSupply() : new ChildSupply();
    }
}
