package org.stepdown.delivery.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server on loopback; an empty folder becomes a new cluster (UTF-8, times in UTC, password needed). */
public final class PostgresServer implements Part {

    /** The superuser of the cluster. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Parts parts;
    private final Settings settings;
    private final Port port;
    private final Running running = new Running();

    /**
     * How to run it.
     *
     * @param password of the superuser; taken when the cluster is made
     * @param durable false trades the safety of the data for speed, which only tests may
     */
    public record Settings(Path folder, Path log, Port port, String password, boolean durable) {

        public Settings {
            folder = folder.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
        }

        /** A server for tests: a free port, nothing forced to disk. */
        public static Settings throwAway(Path folder) {
            return new Settings(folder, folder.resolve("postgres.log"), Port.free(), "postgres", false);
        }
    }

    public PostgresServer(Parts parts, Settings settings) {
        this.parts = parts;
        this.settings = settings;
        this.port = settings.port().chosen();
    }

    @Override
    public void start() {
        running.start(() -> {
            port.requireFree("PostgreSQL");
            UnprivilegedUser user = UnprivilegedUser.chosen(parts.postgres().resolve("bin/postgres"), STOP_LIMIT);
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise(user);
            }
            ChildProcess process = ChildProcess.start(command(user.line(server())));
            process.awaitReady(new PostgresProbe(port.number()), START_LIMIT);
            return process;
        });
    }

    /** Disconnects everybody, writes a checkpoint and ends ("fast" in PostgreSQL's words). */
    @Override
    public void stop() {
        running.stop(process -> {
            if (process.isAlive()) {
                UnprivilegedUser user = UnprivilegedUser.chosen(parts.postgres().resolve("bin/postgres"), STOP_LIMIT);
                // Not through ChildProcess: SIGTERM would wait for every client to go first.
                run(user.line(List.of(binary("pg_ctl"), "stop", "-D", data().toString(), "-m", "fast", "-W", "-s")));
            }
            process.awaitExit(STOP_LIMIT);
        });
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

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port.number() + "/" + database;
    }

    public String password() {
        return settings.password();
    }

    private void initialise(UnprivilegedUser user) {
        try {
            Files.createDirectories(settings.folder());
            Path password = settings.folder().resolve("password");
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, settings.password());
            user.give(settings.folder());
            user.give(password);
            // Under another name until it is complete: an initdb that was interrupted is no cluster.
            Path unfinished = settings.folder()
                    .resolve("unfinished-" + ProcessHandle.current().pid());
            List<String> line = new ArrayList<>(List.of(binary("initdb"), "-D", unfinished.toString()));
            line.addAll(List.of("-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", password.toString()));
            line.addAll(List.of("--encoding=UTF8", "--locale=C"));
            line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"));
            if (!settings.durable()) {
                line.add("--no-sync");
            }
            run(user.line(line));
            Files.move(unfinished, data());
            Files.delete(password);
        } catch (IOException e) {
            throw new PartFailed("PostgreSQL's folder can't be made: " + e.getMessage(), e);
        }
    }

    private ChildProcess.Command command(List<String> line) {
        return new ChildProcess.Command(
                "PostgreSQL",
                line,
                Map.of("TZ", "UTC", "LC_ALL", "C"),
                settings.folder(),
                settings.log(),
                "Its data is in " + data() + ", its port is set by " + port.setting() + ".");
    }

    private List<String> server() {
        List<String> line = new ArrayList<>(List.of(binary("postgres"), "-D", data().toString()));
        line.addAll(setting("port", String.valueOf(port.number())));
        line.addAll(setting("listen_addresses", "127.0.0.1"));
        line.addAll(setting("unix_socket_directories", ""));
        line.addAll(setting("max_connections", "200"));
        line.addAll(setting("timezone", "UTC"));
        line.addAll(setting("log_timezone", "UTC"));
        // The detail of an error quotes the row: names and birth dates would end up in the log.
        line.addAll(setting("log_error_verbosity", "terse"));
        line.addAll(setting("jit", "off"));
        if (!settings.durable()) {
            line.addAll(setting("fsync", "off"));
            line.addAll(setting("synchronous_commit", "off"));
            line.addAll(setting("full_page_writes", "off"));
        }
        return line;
    }

    private static List<String> setting(String name, String value) {
        return List.of("-c", name + "=" + value);
    }

    private void run(List<String> line) {
        Process process;
        try {
            Files.createDirectories(settings.log().getParent());
            process = new ProcessBuilder(line)
                    .directory(settings.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new PartFailed("PostgreSQL's programs can't be run: " + e.getMessage(), e);
        }
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new PartFailed("PostgreSQL's " + line.get(0) + " failed. The end of " + settings.log() + ":\n"
                        + LogTail.of(settings.log(), 15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("PostgreSQL was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path data() {
        return settings.folder().resolve("data");
    }

    private String binary(String name) {
        return parts.postgres().resolve("bin").resolve(name).toString();
    }
}
