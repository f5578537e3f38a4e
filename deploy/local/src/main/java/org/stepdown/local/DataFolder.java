package org.stepdown.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.PidFile;

/** The folder that keeps the stack's data, for one stack at a time. */
final class DataFolder implements AutoCloseable {

    /** Without this file in it a folder is somebody else's, and is neither used nor deleted. */
    static final String MARKER = "stepdown-data";

    private static final long NEEDED = 2L << 30;
    private static final String LOCK = "lock";
    // Those that write to others first.
    private static final List<String> ENDING_ORDER = List.of(
            "referral-service",
            "enrollment-service",
            "notification-service",
            "issuer",
            "registry",
            "kafka",
            "postgres");

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, and ends what a killed stack left running in it. */
    static DataFolder taken(Path folder) throws IOException {
        requireOurs(folder);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(MARKER), "The data of a local Stepdown stack; deploy/run --fresh deletes it.\n");
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new PartFailed("Another stack runs on the data in " + folder
                    + ": stop it, or give this one its own (--data DIR --offset 100)");
        }
        DataFolder taken = new DataFolder(folder, channel);
        for (String process : ENDING_ORDER) {
            new PidFile(taken.of(process).resolve("child.pid")).endLeftover();
        }
        return taken;
    }

    Path of(String process) {
        return folder.resolve(process);
    }

    Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    /** Deletes everything but the hold on the folder. */
    void empty() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)
                        && !file.equals(folder.resolve(MARKER))
                        && !file.equals(folder.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        }
    }

    void requireSpace() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED) {
            throw new PartFailed("Only " + (free >> 20) + " MB are free in " + folder + ", and the stack needs "
                    + (NEEDED >> 20) + " MB: make room, or keep the data elsewhere (--data DIR)");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARKER))) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new PartFailed(folder + " is not a folder: give another with --data DIR");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new PartFailed(folder + " has other files than a stack's in it: give another with --data DIR");
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
