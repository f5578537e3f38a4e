package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.stepdown.delivery.parts.PartFailed;

/**
 * A service's jar, unpacked once, with an archive of its classes that the first instance leaves to all others: so that
 * they start in half the time.
 */
final class Unpacked {

    private static final Map<String, Unpacked> ALL = new ConcurrentHashMap<>();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final long PATIENCE_SECONDS = 120;

    private final Path jar;
    private final Path archive;

    private Unpacked(String name, Path packed) {
        Path folder = Path.of("target", "stack", "unpacked", name).toAbsolutePath();
        jar = folder.resolve(name + ".jar");
        archive = folder.resolve("classes.jsa");
        run(List.of(
                JAVA.resolve("java").toString(),
                "-Djarmode=tools",
                "-jar",
                packed.toString(),
                "extract",
                "--destination",
                folder.toString()));
    }

    /** @throws PartFailed when it was not built */
    static Unpacked of(String name, Path packed) {
        if (!Files.exists(packed)) {
            throw new PartFailed("No " + packed + ": build it with mvn package");
        }
        return ALL.computeIfAbsent(name, own -> new Unpacked(own, packed));
    }

    /** The command line after these options of the Java machine. */
    List<String> line(Collection<String> options) {
        List<String> line = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
        line.addAll(options);
        line.addAll(List.of("-Xlog:cds=off", "-Xlog:aot=off"));
        line.add(isArchived() ? "-XX:SharedArchiveFile=" + archive : "-XX:+RecordDynamicDumpInfo");
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    boolean isArchived() {
        return Files.exists(archive);
    }

    /** Has a process that has just started write down its classes; it is to end then. */
    void archive(long pid) {
        Path draft = archive.resolveSibling("draft.jsa");
        run(List.of(JAVA.resolve("jcmd").toString(), String.valueOf(pid), "VM.cds", "dynamic_dump", draft.toString()));
        try {
            Files.move(draft, archive);
        } catch (IOException e) {
            throw new PartFailed("No archive of classes came of it", e);
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new PartFailed("This failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new PartFailed("This can't be run: " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted", e);
        }
    }
}
