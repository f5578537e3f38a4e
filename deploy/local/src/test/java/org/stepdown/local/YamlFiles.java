package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files under deploy, read as what is in them. */
final class YamlFiles {

    static final Path ROOT =
            Path.of(System.getProperty("stepdown.root", "../..")).toAbsolutePath();
    static final Path DEPLOY = ROOT.resolve("deploy");
    static final List<String> SERVICES = List.of("referral-service", "enrollment-service", "notification-service");

    private YamlFiles() {}

    @SuppressWarnings("unchecked") // each document is a mapping
    static List<Map<String, Object>> read(Path file) {
        List<Map<String, Object>> documents = new ArrayList<>();
        try {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(Files.readString(file))
                    .forEach(document -> documents.add((Map<String, Object>) document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    static List<Map<String, Object>> read(String file) {
        return read(DEPLOY.resolve(file));
    }

    static List<Path> kubernetes() {
        try (Stream<Path> files = Files.walk(DEPLOY.resolve("kubernetes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapping that is reached by these keys. */
    @SuppressWarnings("unchecked") // YAML mappings have text keys here
    static Map<String, Object> map(Map<String, Object> parent, String... keys) {
        Map<String, Object> map = parent;
        for (String key : keys) {
            assertThat(map).containsKey(key);
            map = (Map<String, Object>) Objects.requireNonNull(map.get(key));
        }
        return map;
    }

    @SuppressWarnings("unchecked") // lists of mappings only are asked for
    static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNullElse(parent.get(key), List.of());
    }

    static List<?> list(Map<String, Object> parent, String key) {
        return (List<?>) Objects.requireNonNull(parent.get(key));
    }
}
