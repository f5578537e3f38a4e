package org.stepdown.acceptance.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.parts.ChildProcess;
import org.stepdown.delivery.parts.Port;

/** A packaged service, started as a process of its own and always on the same ports. */
public final class Program {

    // Six of them may start at once on two cores, beside a load.
    private static final Duration START = Duration.ofSeconds(300);
    private static final Duration STOP = Duration.ofSeconds(30);

    // As the local stack starts it: small heap, one compiler and one collector thread.
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final String name;
    private final Path jar;
    private final Path folder;
    private final Map<String, String> surroundings;
    private final int http = Port.free().chosen().number();
    private final int management = Port.free().chosen().number();
    private final int mllp = Port.free().chosen().number();
    private @Nullable ChildProcess process;

    /**
     * @param owner its database and its database user
     * @param surroundings where the parts are
     */
    Program(String name, Path root, Path folder, String owner, Map<String, String> surroundings, String database) {
        this.name = name;
        this.jar = root.resolve(name).resolve("target").resolve(name + ".jar");
        this.folder = folder.resolve(name);
        this.surroundings = new HashMap<>(surroundings);
        this.surroundings.put("SPRING_DATASOURCE_URL", database);
        this.surroundings.put("SPRING_DATASOURCE_USERNAME", owner);
        this.surroundings.put("SPRING_DATASOURCE_PASSWORD", owner);
    }

    public String name() {
        return name;
    }

    /** Base of its API. */
    public String url() {
        return "http://127.0.0.1:" + http;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + management;
    }

    public int mllpPort() {
        return mllp;
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** Returns when it says that it is ready; the end of its log comes with the failure when it does not. */
    public synchronized void start() {
        Unpacked unpacked = Unpacked.of(name, jar);
        if (!unpacked.isArchived()) {
            // Who has written down its classes is no good for anything else: Java machines crash afterwards.
            unpacked.archive(started(unpacked).pid());
            kill();
        }
        started(unpacked);
    }

    private ChildProcess started(Unpacked unpacked) {
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                name, unpacked.line(OPTIONS), environment(), folder, log(), "It is asked on port " + http));
        process = started;
        started.awaitReady(() -> Http.status(managementUrl() + "/actuator/health/readiness") == 200, START);
        return started;
    }

    /** Ends it at once, as the loss of its machine would. */
    public synchronized void kill() {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    /** Asks it to end, and waits for that. */
    public synchronized void stop() {
        ChildProcess running = process;
        if (running != null) {
            running.stop(STOP);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(surroundings);
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_PORT", String.valueOf(http));
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(management));
        environment.put("STEPDOWN_MLLP_PORT", String.valueOf(mllp));
        return environment;
    }
}
