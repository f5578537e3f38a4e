package org.stepdown.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.delivery.parts.KafkaBroker;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.delivery.parts.PidFile;
import org.stepdown.delivery.parts.Port;
import org.stepdown.delivery.parts.PostgresServer;
import org.stepdown.delivery.parts.SchemaRegistry;
import org.stepdown.events.Topics;

/** One broker, one registry and one PostgreSQL server that forces every commit to disk, on ports of their own. */
public final class Ground implements AutoCloseable {

    /** The database of what is compared with, and its user. */
    public static final String PEERS = "peers";

    private static final int PARTITIONS = 12;

    private final Path root;
    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final SchemaRegistry registry;
    private final Collection<Program> programs = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Ground(Path root) throws IOException {
        this.root = root;
        this.folder = root.resolve("deploy/bench/target/run");
        clear(folder);
        Parts parts = Parts.located();
        postgres = new PostgresServer(
                parts,
                new PostgresServer.Settings(
                        folder.resolve("postgres"),
                        folder.resolve("postgres/postgres.log"),
                        Port.free(),
                        "postgres",
                        true));
        kafka = new KafkaBroker(parts, KafkaBroker.Settings.throwAway(folder.resolve("kafka")));
        registry = new SchemaRegistry(
                parts,
                new SchemaRegistry.Settings(
                        folder.resolve("registry"),
                        folder.resolve("registry/registry.log"),
                        Port.free(),
                        Optional.empty(),
                        256));
    }

    static Ground started(Path root) throws Exception {
        Ground ground = new Ground(root);
        Runtime.getRuntime().addShutdownHook(new Thread(ground::close));
        ground.postgres.start();
        for (String owner : List.of("referral", "enrollment", "notification", PEERS)) {
            ground.execute("postgres", "CREATE ROLE " + owner + " LOGIN PASSWORD '" + owner + "'");
            ground.execute("postgres", "CREATE DATABASE " + owner + " OWNER " + owner);
        }
        ground.kafka.start();
        ground.registry.start();
        ground.topics(Topics.all().stream()
                .flatMap(topic -> Stream.of(topic.name(), topic.deadLetterName()))
                .toList());
        return ground;
    }

    /** Makes topics of as many partitions as the product's. */
    public void topics(List<String> names) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    /** Where a database is, with user and password in it. */
    public String jdbcUrl(String owner) {
        return postgres.jdbcUrl(owner) + "?user=" + owner + "&password=" + owner;
    }

    /** The master keys of a service's database; made by the service. */
    public String keyFile(String owner) {
        return folder.resolve("keys").resolve(owner + ".json").toAbsolutePath().toString();
    }

    /** Starts a packaged service; returns when it says that it is ready. */
    public Service service(String owner, Map<String, String> settings) {
        String name = owner + "-service";
        Path jar = root.resolve("deploy/bench/target/services").resolve(name).resolve(name + ".jar");
        Service.Ports ports = Service.Ports.chosen();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "local",
                "SPRING_DATASOURCE_URL", postgres.jdbcUrl(owner),
                "SPRING_DATASOURCE_USERNAME", owner,
                "SPRING_DATASOURCE_PASSWORD", owner,
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "STEPDOWN_DELIVERY_REGISTRY_URL", registryUrl(),
                "SERVER_PORT", String.valueOf(ports.http()),
                "MANAGEMENT_SERVER_PORT", String.valueOf(ports.management()),
                "STEPDOWN_MLLP_PORT", String.valueOf(ports.mllp())));
        environment.put("STEPDOWN_VAULT_KEY_FILE", keyFile(owner));
        environment.put("STEPDOWN_VAULT_MAKE_KEY_FILE", "true");
        TestIssuer.shared()
                .springProperties()
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), value));
        environment.putAll(settings);
        Program program = Program.started(
                name,
                folder,
                List.of("-jar", jar.toString()),
                environment,
                () -> isOk("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness"),
                programs);
        return new Service(program, ports);
    }

    /** Starts a program of this module that listens on a port, which is its first argument. */
    public Program peer(Class<?> main, int port, String... arguments) {
        List<String> line = Stream.concat(
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName(), String.valueOf(port)),
                        Stream.of(arguments))
                .toList();
        return Program.started(main.getSimpleName(), folder, line, Map.of(), () -> Program.listens(port), programs);
    }

    /** Starts a program of this module on the libraries that a service ships; its first argument is a port. */
    public Program shipped(Class<?> main, int port, String... arguments) {
        Path libraries = root.resolve("deploy/bench/target/services/notification-service/lib");
        String own = main.getProtectionDomain().getCodeSource().getLocation().getPath();
        List<String> line = Stream.concat(
                        Stream.of("-cp", own + ":" + libraries + "/*", main.getName(), String.valueOf(port)),
                        Stream.of(arguments))
                .toList();
        return Program.started(main.getSimpleName(), folder, line, Map.of(), () -> Program.listens(port), programs);
    }

    /** Starts a program of the peers, with libraries of its own; its first argument is a port. */
    public Program other(String main, int port, String... arguments) {
        Path target = root.resolve("deploy/bench/peers/target");
        List<String> line = Stream.concat(
                        Stream.of(
                                "-cp",
                                target.resolve("stepdown-bench-peers.jar") + ":" + target.resolve("lib") + "/*",
                                main,
                                String.valueOf(port)),
                        Stream.of(arguments))
                .toList();
        String name = main.substring(main.lastIndexOf('.') + 1);
        return Program.started(name, folder, line, Map.of(), () -> Program.listens(port), programs);
    }

    /** Lets the database write what logical decoding needs; to be called before anything uses it. */
    public void writeForDecoding() throws SQLException {
        execute("postgres", "alter system set wal_level = logical");
        postgres.stop();
        postgres.start();
    }

    /** Where a database is, for its superuser. */
    public String superUrl(String database) {
        return postgres.jdbcUrl(database) + "?user=" + PostgresServer.SUPERUSER + "&password=" + postgres.password();
    }

    /** Processor time of a program, the broker and the database; the load generator's is not in it. */
    public Duration processor(Program program) {
        return program.processor()
                .plus(Program.processor(kafka.process().pid()))
                .plus(Program.processor(postgres.process().pid()));
    }

    /** Gives a service an empty database: what one benchmark left is none of another's. Nothing may use it. */
    public void emptied(String owner) throws SQLException, IOException {
        execute("postgres", "DROP DATABASE " + owner + " WITH (FORCE)");
        execute("postgres", "CREATE DATABASE " + owner + " OWNER " + owner);
        Files.deleteIfExists(Path.of(keyFile(owner)));
    }

    public Connection connect(String owner) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(owner) + "?reWriteBatchedInserts=true", PostgresServer.SUPERUSER, postgres.password());
    }

    public void execute(String owner, String sql) throws SQLException {
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number that a query gives. */
    public long number(String owner, String query) throws SQLException {
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Waits until a query gives a number. */
    public void await(String owner, String query, long wanted, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    rows.next();
                    if (rows.getLong(1) == wanted) {
                        return;
                    }
                    if (System.nanoTime() > end) {
                        throw new PartFailed("Not " + wanted + " but " + rows.getLong(1) + " within "
                                + limit.toSeconds() + " s: " + query);
                    }
                }
                Thread.sleep(20);
            }
        }
    }

    private boolean isOk(String url) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted", e);
        }
    }

    /** What it holds is of no use to anybody. */
    @Override
    public void close() {
        programs.forEach(Program::kill);
        List.of(registry, kafka, postgres).forEach(part -> part.kill());
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> homes = Files.list(folder)) {
            homes.filter(Files::isDirectory).forEach(home -> new PidFile(home.resolve("child.pid")).endLeftover());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
