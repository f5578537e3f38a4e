package org.stepdown.delivery.parts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps Ctrl-C from the children: a terminal sends it to every process of the group at once, and the database would
 * go before those that still write to it. Where {@code setsid} is missing, they stay in the group.
 */
final class OwnSession {

    private static final Optional<String> SETSID = found();

    private OwnSession() {}

    static List<String> line(List<String> command) {
        List<String> line = new ArrayList<>();
        SETSID.ifPresent(line::add);
        line.addAll(command);
        return line;
    }

    private static Optional<String> found() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, "setsid");
            if (Files.isExecutable(program)) {
                return Optional.of(program.toString());
            }
        }
        return Optional.empty();
    }
}
