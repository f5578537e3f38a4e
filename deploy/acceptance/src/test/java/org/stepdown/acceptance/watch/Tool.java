package org.stepdown.acceptance.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of Prometheus, and where ops' files are. */
final class Tool {

    static final Path ROOT = Path.of(System.getProperty("stepdown.root", "../.."))
            .toAbsolutePath()
            .normalize();
    static final Path OBSERVABILITY = ROOT.resolve("deploy/observability");

    private Tool() {}

    /** Runs it in the folder of the rules, and returns what it says; fails when it does. */
    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(OBSERVABILITY.resolve("prometheus").toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(missing(command[0]), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static String missing(String program) {
        return program + " can't be run: it comes with Debian's package prometheus (apt-get install prometheus)";
    }

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("grafana/dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
