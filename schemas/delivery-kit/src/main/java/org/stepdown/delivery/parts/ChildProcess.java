package org.stepdown.delivery.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running child process: its output goes to a log file, its identity to a pid file, so that the next start can
 * end what a killed parent left behind.
 */
public final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Command command;
    private final Process process;
    private final PidFile pidFile;

    /**
     * What to run.
     *
     * @param name as people know it
     * @param folder keeps the pid file, and is where the process works
     * @param log gets standard output and standard error, appended
     * @param hint what to look at or to change when the process ends early
     */
    public record Command(
            String name, List<String> line, Map<String, String> environment, Path folder, Path log, String hint) {

        public Command {
            line = List.copyOf(line);
            environment = Map.copyOf(environment);
        }
    }

    /** Asks whether the process does its work; false and exceptions both mean "not yet". */
    @FunctionalInterface
    public interface Probe {
        boolean isReady() throws IOException;
    }

    private ChildProcess(Command command, Process process, PidFile pidFile) {
        this.command = command;
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Starts the command, after ending a leftover of an earlier start in the same folder. */
    public static ChildProcess start(Command command) {
        try {
            Files.createDirectories(command.folder());
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            PidFile pidFile = new PidFile(command.folder().resolve("child.pid"));
            pidFile.endLeftover();
            ProcessBuilder builder = new ProcessBuilder(OwnSession.line(command.line()))
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            pidFile.write(process.toHandle());
            return new ChildProcess(command, process, pidFile);
        } catch (IOException e) {
            throw new PartFailed(command.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process ends, for whatever reason. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits until the probe says yes; a process that ends before is reported with the end of its log. */
    public void awaitReady(Probe probe, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!isReady(probe)) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    pidFile.delete();
                    throw new PartFailed(death());
                }
                if (System.nanoTime() > deadline) {
                    kill();
                    throw new PartFailed(command.name() + " was not ready within " + limit.toSeconds() + " s. "
                            + command.hint() + end());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new PartFailed(command.name() + " was interrupted while starting", e);
        }
    }

    /** Says how the ended process ended. */
    public String death() {
        return command.name() + " ended with exit code " + process.exitValue() + ". " + command.hint() + end();
    }

    /** Asks the process to end (SIGTERM), and ends it (SIGKILL) when it has not within the limit. */
    public void stop(Duration limit) {
        process.destroy();
        awaitExit(limit);
    }

    /** Waits for the end; ends the process (SIGKILL) when the limit is over. */
    public void awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return;
        }
        pidFile.delete();
    }

    /** Ends the process and its own children at once (SIGKILL). */
    public void kill() {
        // Its children are asked for first: they are nobody's once it has gone.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pidFile.delete();
    }

    private String end() {
        return "\nThe end of " + command.log() + ":\n" + LogTail.of(command.log(), 15);
    }

    private static boolean isReady(Probe probe) {
        try {
            return probe.isReady();
        } catch (IOException notYet) {
            return false;
        }
    }
}
