package org.stepdown.local.reference;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a built module says about its settings. */
final class Metadata {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private final Path module;
    private final Path jar;

    /** @param jar name of the jar in {@code target} */
    Metadata(Path module, String jar) {
        this.module = module;
        this.jar = module.resolve("target").resolve(jar);
    }

    /**
     * The settings of the module itself by name; what its {@code application.yml} says holds before what the code says.
     *
     * @throws FileNotFoundException when it is not built
     */
    SortedMap<String, Setting> settings() throws IOException {
        Map<String, String> written = written();
        SortedMap<String, Setting> settings = new TreeMap<>();
        for (JsonNode property : JsonMapper.shared().readTree(noted()).path("properties")) {
            String name = property.path("name").asString();
            if (name.startsWith("stepdown.")) {
                String value = written.getOrDefault(name, value(property.path("defaultValue")))
                        .replace("[]", "");
                settings.put(
                        name,
                        new Setting(
                                name,
                                property.path("type").asString(""),
                                value,
                                property.path("description").asString("")));
            }
        }
        return settings;
    }

    private static String value(JsonNode node) {
        if (node.isArray()) {
            return String.join(",", node.valueStream().map(Metadata::value).toList());
        }
        return node.isMissingNode() ? "" : node.asString();
    }

    private String noted() throws IOException {
        Path unpacked = module.resolve("target/classes").resolve(FILE);
        if (Files.exists(unpacked)) {
            return Files.readString(unpacked);
        }
        if (Files.exists(jar)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (String prefix : List.of("BOOT-INF/classes/", "")) {
                    ZipEntry entry = zip.getEntry(prefix + FILE);
                    if (entry != null) {
                        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
        }
        throw new FileNotFoundException(module + " is not built: mvn package");
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Path file = module.resolve("src/main/resources/application.yml");
        if (Files.exists(file)) {
            Object first = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(Files.readString(file))
                    .iterator()
                    .next();
            flatten("", first, written);
        }
        return written;
    }

    private static void flatten(String prefix, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(prefix.isEmpty() ? key.toString() : prefix + "." + key, inner, flat));
        } else {
            flat.put(prefix, String.valueOf(value));
        }
    }
}
