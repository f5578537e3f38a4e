package org.stepdown.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stepdown.delivery.parts.ChildProcess;
import org.stepdown.delivery.parts.PartFailed;

/** A Java program under measurement, in a process of its own: all have the same heap and collector. */
public final class Program implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final ChildProcess process;

    private Program(ChildProcess process) {
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param all gets it before that, so that it can be ended while it starts
     */
    static Program started(
            String name,
            Path folder,
            List<String> what,
            Map<String, String> environment,
            ChildProcess.Probe ready,
            Collection<Program> all) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JVM);
        String more = System.getProperty("stepdown.bench.jvm", "");
        line.addAll(
                more.isBlank()
                        ? List.of()
                        : List.of(more.replace("{name}", name).split(" ")));
        line.addAll(what);
        Path home = folder.resolve(name);
        ChildProcess process = ChildProcess.start(
                new ChildProcess.Command(name, line, environment, home, home.resolve(name + ".log"), ""));
        Program program = new Program(process);
        all.add(program);
        process.awaitReady(ready, START);
        return program;
    }

    /** Whether something listens there. */
    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Processor time since it started. */
    Duration processor() {
        return processor(process.pid());
    }

    /** Processor time of a process and those that it has started and that still run. */
    static Duration processor(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The most memory that was ever resident, in MiB. */
    public double peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new PartFailed(process.death(), e);
        }
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
