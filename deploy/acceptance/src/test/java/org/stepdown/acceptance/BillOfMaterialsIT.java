package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service is made of is said in its jar, and is what is in it. */
@Order(1)
class BillOfMaterialsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @ParameterizedTest
    @ValueSource(strings = {"referral-service", "enrollment-service", "notification-service"})
    void every_library_in_a_jar_is_on_its_bill(String service) throws IOException {
        Path jar = Path.of(System.getProperty("stepdown.root", "../.."), service, "target", service + ".jar");
        try (JarFile file = new JarFile(jar.toFile());
                InputStream bill = file.getInputStream(new JarEntry("META-INF/sbom/application.cdx.json"))) {
            Map<String, String> named = new TreeMap<>();
            for (JsonNode component : JsonMapper.shared().readTree(bill).path("components")) {
                String name = component.path("name").asString() + "-"
                        + component.path("version").asString();
                named.put(name, component.path("purl").asString());
            }
            assertThat(named.values()).allMatch(purl -> purl.startsWith("pkg:maven/"));
            assertThat(file.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                            .map(name -> name.substring(LIBRARIES.length(), name.length() - ".jar".length()))
                            .filter(name -> !name.startsWith("spring-boot-jarmode"))
                            .filter(name -> named.keySet().stream().noneMatch(name::startsWith)))
                    .isEmpty();
        }
    }
}
