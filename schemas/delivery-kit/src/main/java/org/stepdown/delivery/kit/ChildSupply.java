package org.stepdown.delivery.kit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stepdown.delivery.parts.KafkaBroker;
import org.stepdown.delivery.parts.Part;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.delivery.parts.PostgresServer;
import org.stepdown.delivery.parts.SchemaRegistry;

/** Child processes with throw-away data. */
final class ChildSupply implements Supply {

    private final WorkFolder folder = WorkFolder.ofThisProcess();
    private final Lazy<KafkaBroker> broker = new Lazy<>(
            () -> started(new KafkaBroker(Parts.located(), KafkaBroker.Settings.throwAway(folder.part("kafka")))));
    private final Lazy<SchemaRegistry> registry = new Lazy<>(() ->
            started(new SchemaRegistry(Parts.located(), SchemaRegistry.Settings.throwAway(folder.part("registry")))));
    private final Lazy<PostgresServer> database = new Lazy<>(() ->
            started(new PostgresServer(Parts.located(), PostgresServer.Settings.throwAway(folder.part("postgres")))));

    @Override
    public String bootstrapServers() {
        return broker.get().bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registry.get().url();
    }

    @Override
    public Database server() {
        PostgresServer server = database.get();
        return new Database("postgres", server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.password());
    }

    @Override
    public Switch broker() {
        return switchOf(broker.get());
    }

    @Override
    public Switch registry() {
        return switchOf(registry.get());
    }

    @Override
    public Switch database() {
        return switchOf(database.get());
    }

    @Override
    public void close() {
        // The data is thrown away, so nothing is gained by ending in order.
        List<Lazy<? extends Part>> parts = List.of(registry, broker, database);
        parts.stream()
                .map(Lazy::ifMade)
                .flatMap((Optional<? extends Part> part) ->
                        part.<Stream<Part>>map(Stream::of).orElseGet(Stream::empty))
                .forEach(Part::kill);
        folder.delete();
    }

    private static <P extends Part> P started(P part) {
        part.start();
        return part;
    }

    private static Switch switchOf(Part part) {
        return new Switch() {
            @Override
            public void start() {
                part.start();
            }

            @Override
            public void stop() {
                part.stop();
            }

            @Override
            public void kill() {
                part.kill();
            }
        };
    }
}
