package org.stepdown.local;

import static java.util.stream.Collectors.toSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every setting that a packaged service reads, its own and those of the libraries in it, as a variable is named. */
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern READ_BY_PAGES = Pattern.compile("getProperty\\('([a-z.-]+)'");

    private final Set<String> names = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    private KnownSettings() {}

    static KnownSettings of(String service) {
        KnownSettings known = new KnownSettings();
        Path jar = YamlFiles.ROOT.resolve(service + "/target/" + service + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(METADATA)) {
                    known.add(zip.getInputStream(entry).readAllBytes());
                } else if (entry.getName().endsWith(".jar")) {
                    known.addInner(zip.getInputStream(entry).readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mvn package builds " + jar, e);
        }
        known.addThoseOfPages();
        return known;
    }

    boolean includes(String variable) {
        return names.contains(variable) || beginnings.stream().anyMatch(variable::startsWith);
    }

    private void addInner(byte[] jar) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(METADATA)) {
                    add(zip.readAllBytes());
                }
            }
        }
    }

    private void add(byte[] metadata) {
        for (JsonNode property : JsonMapper.shared().readTree(metadata).path("properties")) {
            for (String variable : variables(property.path("name").asString())) {
                names.add(variable);
                if (property.path("type").asString("").startsWith("java.util.Map")) {
                    beginnings.add(variable + "_");
                }
            }
        }
    }

    private void addThoseOfPages() {
        try (Stream<Path> pages = Files.walk(YamlFiles.DEPLOY.resolve("face/templates"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                names.addAll(READ_BY_PAGES
                        .matcher(Files.readString(page))
                        .results()
                        .flatMap(match -> variables(match.group(1)).stream())
                        .collect(toSet()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dashes may go, and may become underscores. */
    private static List<String> variables(String property) {
        String upper = property.replace('.', '_').toUpperCase(Locale.ROOT);
        return List.of(upper.replace("-", ""), upper.replace('-', '_'));
    }
}
