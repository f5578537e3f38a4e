package org.stepdown.delivery.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.parts.PidFile;

/**
 * The folder of this JVM's parts, named after the JVM, so that a later one sees which folders (and which processes in
 * them) a killed JVM has left behind, and clears them away.
 */
final class WorkFolder {

    private final Path folder;

    private WorkFolder(Path folder) {
        this.folder = folder;
    }

    static WorkFolder ofThisProcess() {
        Path all = Path.of(System.getProperty("java.io.tmpdir"), "stepdown-kit-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(all);
            clearLeftovers(all);
            return new WorkFolder(Files.createDirectories(all.resolve(nameOf(ProcessHandle.current()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path part(String name) {
        return folder.resolve(name);
    }

    void delete() {
        delete(folder);
    }

    private static String nameOf(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void clearLeftovers(Path all) throws IOException {
        List<String> alive =
                ProcessHandle.allProcesses().map(WorkFolder::nameOf).toList();
        try (Stream<Path> folders = Files.list(all)) {
            folders.filter(folder -> !alive.contains(folder.getFileName().toString()))
                    .forEach(WorkFolder::clear);
        }
    }

    private static void clear(Path leftover) {
        try (Stream<Path> parts = Files.list(leftover)) {
            parts.forEach(
                    part -> new PidFile(part.resolve("child.pid")).process().ifPresent(ProcessHandle::destroyForcibly));
        } catch (IOException alreadyGone) {
            return;
        }
        delete(leftover);
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException stillWrittenTo) {
            // The next JVM deletes the rest.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
