package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What compose.yaml and the Kubernetes files have to say, for a cluster is not at hand where this is built. */
@SuppressWarnings("NullAway") // What a file lacks fails the test with the place.
class DeployFilesTest {

    @Test
    void compose_starts_services_after_topics_and_schemas_on_a_root_that_nobody_writes_to() {
        Map<String, Object> services =
                YamlFiles.map(YamlFiles.read("compose.yaml").getFirst(), "services");
        for (String name : YamlFiles.SERVICES) {
            Map<String, Object> service = YamlFiles.map(services, name);
            assertThat(service).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            assertThat(YamlFiles.map(YamlFiles.map(service, "depends_on"), "setup"))
                    .containsEntry("condition", "service_completed_successfully");
            assertThat(YamlFiles.map(service, "environment"))
                    .containsEntry("SPRING_KAFKA_PROPERTIES_AUTO_REGISTER_SCHEMAS", "false");
        }
        for (int broker = 1; broker <= 3; broker++) {
            assertThat(YamlFiles.map(YamlFiles.map(services, "kafka-" + broker), "environment"))
                    .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", "3")
                    .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "2")
                    .containsEntry("KAFKA_NODE_ID", String.valueOf(broker));
        }
        assertThat(YamlFiles.map(YamlFiles.map(services, "setup"), "environment"))
                .containsEntry("REPLICATION", "3")
                .containsEntry("MIN_INSYNC", "2");
    }

    @Test
    void master_keys_come_as_secrets_by_reference() {
        Map<String, Object> compose = YamlFiles.read("compose.yaml").getFirst();
        for (String name : YamlFiles.SERVICES) {
            String keys = name + "-keys";
            Map<String, Object> service = YamlFiles.map(YamlFiles.map(compose, "services"), name);
            assertThat(service).containsEntry("secrets", List.of(keys));
            assertThat(YamlFiles.map(service, "environment"))
                    .containsEntry("STEPDOWN_VAULT_KEY_FILE", "/run/secrets/" + keys)
                    .doesNotContainKey("STEPDOWN_VAULT_MAKE_KEY_FILE");
            assertThat(YamlFiles.map(YamlFiles.map(compose, "secrets"), keys)).containsOnlyKeys("file");

            Map<String, Object> deployment =
                    YamlFiles.read("kubernetes/base/" + name + ".yaml").getFirst();
            Map<String, Object> pod =
                    YamlFiles.map(YamlFiles.map(YamlFiles.map(deployment, "spec"), "template"), "spec");
            assertThat(container(pod).get("env").toString()).contains("STEPDOWN_VAULT_KEY_FILE", "/keys/");
            assertThat(pod.get("volumes").toString()).contains("secretName=" + keys);
        }
    }

    @Test
    void every_port_of_the_host_is_on_loopback() {
        YamlFiles.map(YamlFiles.read("compose.yaml").getFirst(), "services")
                .values()
                .forEach(service -> {
                    Object ports = ((Map<?, ?>) service).get("ports");
                    if (ports != null) {
                        assertThat((List<?>) ports)
                                .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
                    }
                });
    }

    @Test
    void pods_run_without_root_and_are_asked_how_they_are() {
        for (String name : YamlFiles.SERVICES) {
            List<Map<String, Object>> documents = YamlFiles.read("kubernetes/base/" + name + ".yaml");
            assertThat(documents)
                    .extracting(document -> document.get("kind"))
                    .containsExactly("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
            Map<String, Object> pod =
                    YamlFiles.map(YamlFiles.map(YamlFiles.map(documents.getFirst(), "spec"), "template"), "spec");
            assertThat(YamlFiles.map(pod, "securityContext")).containsEntry("runAsNonRoot", true);
            Map<String, Object> container = container(pod);
            assertThat(YamlFiles.map(container, "securityContext"))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false);
            assertThat(container).containsKeys("startupProbe", "livenessProbe", "readinessProbe", "resources");
            assertThat(YamlFiles.map(
                            YamlFiles.map(
                                    YamlFiles.map(YamlFiles.map(documents.getFirst(), "spec"), "template"), "metadata"),
                            "labels"))
                    .containsAllEntriesOf(YamlFiles.map(YamlFiles.map(documents.get(1), "spec"), "selector"));
        }
    }

    @Test
    void ports_are_those_that_the_services_listen_on() throws IOException {
        Map<String, Object> compose =
                YamlFiles.map(YamlFiles.read("compose.yaml").getFirst(), "services");
        for (String name : YamlFiles.SERVICES) {
            String settings = Files.readString(YamlFiles.ROOT.resolve(name + "/src/main/resources/application.yml"));
            List<Map<String, Object>> documents = YamlFiles.read("kubernetes/base/" + name + ".yaml");
            Map<String, Object> template = YamlFiles.map(documents.getFirst(), "spec", "template");
            Map<Object, Object> ports = new HashMap<>();
            YamlFiles.maps(container(YamlFiles.map(template, "spec")), "ports")
                    .forEach(port -> ports.put(port.get("name"), port.get("containerPort")));
            assertThat(ports.values()).as(name).allMatch(port -> settings.contains("port: " + port));
            assertThat(YamlFiles.map(template, "metadata", "annotations"))
                    .containsEntry("prometheus.io/port", ports.get("management").toString());
            assertThat(Files.readString(YamlFiles.DEPLOY.resolve("observability/compose-targets.yml")))
                    .contains(name + ":" + ports.get("management"));
            YamlFiles.maps(YamlFiles.map(documents.get(1), "spec"), "ports")
                    .forEach(port ->
                            assertThat(ports.get(port.get("targetPort"))).isEqualTo(port.get("port")));
            for (Object port : YamlFiles.list(YamlFiles.map(compose, name), "ports")) {
                assertThat(ports.values())
                        .contains(Integer.valueOf(port.toString().replaceAll(".*:", "")));
            }
        }
    }

    @Test
    void no_secret_is_in_a_file_and_every_file_is_named() throws IOException {
        for (Path file : YamlFiles.kubernetes()) {
            if (file.endsWith("kustomization.yaml")) {
                for (Object resource : YamlFiles.list(YamlFiles.read(file).getFirst(), "resources")) {
                    assertThat(file.resolveSibling(resource.toString())).exists();
                }
            }
            assertThat(Files.readString(file)).doesNotContain("kind: Secret\n").doesNotContainIgnoringCase("password=");
        }
    }

    private static Map<String, Object> container(Map<String, Object> pod) {
        return YamlFiles.maps(pod, "containers").getFirst();
    }
}
