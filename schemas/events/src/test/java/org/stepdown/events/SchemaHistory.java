package org.stepdown.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The frozen history: {@code src/test/resources/history/<full name>/<n>.avsc}, one self-contained file for each
 * version of each event type that was ever released. Files are only ever added.
 */
final class SchemaHistory {

    private static final Path FOLDER = Path.of("src", "test", "resources", "history");

    private SchemaHistory() {}

    static List<Schema> versions(String fullName) {
        Path folder = FOLDER.resolve(fullName);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(SchemaHistory::number))
                    .map(SchemaHistory::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes each current schema that differs from its newest version, as the next version. */
    public static void main(String[] args) throws IOException {
        for (Topic topic : Topics.all()) {
            for (Schema schema : topic.types()) {
                List<Schema> versions = versions(schema.getFullName());
                if (!versions.isEmpty() && versions.getLast().equals(schema)) {
                    continue;
                }
                Path file = FOLDER.resolve(schema.getFullName()).resolve((versions.size() + 1) + ".avsc");
                Files.createDirectories(file.getParent());
                Files.writeString(file, schema.toString(true) + "\n");
            }
        }
    }
}
