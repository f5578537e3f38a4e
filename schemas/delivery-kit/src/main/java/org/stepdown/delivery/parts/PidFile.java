package org.stepdown.delivery.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Remembers a process by its id and the moment it started: the id alone may belong to somebody else after a while.
 */
public final class PidFile {

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    public void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + "\n" + started(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that the file remembers, if it still runs. */
    public Optional<ProcessHandle> process() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> lines.get(1).equals(started(process)));
        } catch (IOException | NumberFormatException e) {
            throw new PartFailed("The pid file " + file + " can't be read: delete it", e);
        }
    }

    /** Ends what a killed parent left running: kindly first, so that it can close its files. */
    public void endLeftover() {
        process().ifPresent(leftover -> {
            leftover.destroy();
            CompletableFuture<ProcessHandle> ended = leftover.onExit();
            try {
                ended.completeOnTimeout(leftover, 10, TimeUnit.SECONDS).join();
            } finally {
                leftover.destroyForcibly();
            }
        });
        delete();
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
