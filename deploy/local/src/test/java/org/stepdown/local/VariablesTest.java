package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a file sets for a service is read by that service: a misspelt variable would be passed over in silence. */
@SuppressWarnings("NullAway") // What a file lacks fails the test with the place.
class VariablesTest {

    /** Read by the start script of the images. */
    private static final Set<String> OF_THE_IMAGE = Set.of("JAVA_OPTIONS", "NAME");

    private static final Map<String, KnownSettings> KNOWN = new HashMap<>();

    @Test
    void compose_sets_what_the_services_read() {
        Map<String, Object> services =
                YamlFiles.map(YamlFiles.read("compose.yaml").getFirst(), "services");
        for (String name : YamlFiles.SERVICES) {
            assertRead(name, YamlFiles.map(services, name, "environment").keySet());
        }
        assertThat(YamlFiles.map(services, "setup", "environment").keySet()).allMatch(VariablesTest::isReadBySetup);
    }

    @Test
    void kubernetes_sets_what_the_services_read() {
        Map<String, Set<String>> maps = configMaps();
        for (String name : YamlFiles.SERVICES) {
            Map<String, Object> container = container(
                    YamlFiles.read("kubernetes/base/" + name + ".yaml").getFirst());
            Set<String> variables = new TreeSet<>();
            YamlFiles.maps(container, "env")
                    .forEach(variable -> variables.add(variable.get("name").toString()));
            for (Map<String, Object> source : YamlFiles.maps(container, "envFrom")) {
                if (source.containsKey("configMapRef")) {
                    variables.addAll(maps.get(
                            YamlFiles.map(source, "configMapRef").get("name").toString()));
                }
            }
            assertThat(variables).hasSizeGreaterThan(5);
            // One map is for all of them; what only another reads does no harm.
            assertThat(variables)
                    .as(name)
                    .allMatch(variable -> YamlFiles.SERVICES.stream()
                            .anyMatch(service -> known(service).includes(variable)));
        }
        assertThat(maps.get("setup")).allMatch(VariablesTest::isReadBySetup);
    }

    @Test
    void images_and_pages_name_what_the_services_read() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String file : List.of("images/service.Dockerfile", "configuration.md", "kubernetes/README.md")) {
            Path path = YamlFiles.DEPLOY.resolve(file);
            Pattern.compile("\\b(?:SPRING|STEPDOWN|SERVER|MANAGEMENT|LOGGING)_[A-Z0-9_]*[A-Z0-9](?![A-Z0-9_])")
                    .matcher(Files.readString(path).replaceAll("STEPDOWN_(PREFIX|TAG|IMAGE|PROFILES)\\w*", ""))
                    .results()
                    .forEach(match -> named.add(match.group()));
        }
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(variable -> YamlFiles.SERVICES.stream()
                        .anyMatch(service -> known(service).includes(variable)));
    }

    @Test
    void a_misspelt_variable_is_noticed() {
        assertThat(known("referral-service").includes("SPRING_DATASOURCE_URL")).isTrue();
        assertThat(known("referral-service").includes("STEPDOWN_MLLP_IN_CLEAR")).isTrue();
        assertThat(known("referral-service").includes("SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL"))
                .isTrue();
        assertThat(known("referral-service").includes("STEPDOWN_MLLP_ADRESS")).isFalse();
        assertThat(known("enrollment-service").includes("STEPDOWN_MLLP_ADDRESS"))
                .isFalse();
    }

    private static void assertRead(String service, Set<String> variables) {
        assertThat(variables)
                .as(service)
                .allMatch(variable ->
                        OF_THE_IMAGE.contains(variable) || known(service).includes(variable));
    }

    private static KnownSettings known(String service) {
        return KNOWN.computeIfAbsent(service, KnownSettings::of);
    }

    private static boolean isReadBySetup(String variable) {
        return variable.startsWith("KAFKA_") || Setup.USAGE.contains(variable);
    }

    private static Map<String, Set<String>> configMaps() {
        Map<String, Set<String>> maps = new HashMap<>();
        for (Path file : YamlFiles.kubernetes()) {
            for (Map<String, Object> document : YamlFiles.read(file)) {
                for (Map<String, Object> map : YamlFiles.maps(document, "configMapGenerator")) {
                    Set<String> variables = maps.computeIfAbsent(map.get("name").toString(), name -> new TreeSet<>());
                    List<Object> literals = new ArrayList<>(YamlFiles.list(map, "literals"));
                    literals.forEach(literal -> variables.add(literal.toString().split("=", 2)[0]));
                }
            }
        }
        return maps;
    }

    private static Map<String, Object> container(Map<String, Object> deployment) {
        return YamlFiles.maps(YamlFiles.map(deployment, "spec", "template", "spec"), "containers")
                .getFirst();
    }
}
