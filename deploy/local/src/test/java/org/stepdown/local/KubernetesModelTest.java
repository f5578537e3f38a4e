package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files are what Kubernetes takes: no field that it does not know, none missing that it wants. */
@SuppressWarnings("NullAway") // What a file lacks fails the test with the place.
class KubernetesModelTest {

    private static final String MODELS = "io.kubernetes.client.openapi.models.V1";
    /** Of kinds that are not Kubernetes' own, what may be said at the top. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "Kustomization",
            Set.of(
                    "apiVersion",
                    "kind",
                    "namespace",
                    "resources",
                    "images",
                    "replicas",
                    "configMapGenerator",
                    "components",
                    "patches"),
            "Component",
            Set.of("apiVersion", "kind", "resources", "configMapGenerator", "patches"),
            "ScaledObject",
            Set.of("apiVersion", "kind", "metadata", "spec"),
            "TriggerAuthentication",
            Set.of("apiVersion", "kind", "metadata", "spec"));

    @Test
    void kubernetes_knows_every_field() throws ReflectiveOperationException {
        Set<String> kinds = new HashSet<>();
        for (Path file : YamlFiles.kubernetes()) {
            for (Map<String, Object> document : YamlFiles.read(file)) {
                String kind = document.get("kind").toString();
                kinds.add(kind);
                if (OTHERS.containsKey(kind)) {
                    assertThat(document.keySet()).as(file.toString()).isSubsetOf(OTHERS.get(kind));
                } else {
                    validate(document);
                }
            }
        }
        assertThat(kinds).contains("Deployment", "Service", "Job", "NetworkPolicy", "PodDisruptionBudget");
    }

    @Test
    void a_field_that_is_misspelt_is_noticed() {
        Map<String, Object> deployment = new HashMap<>(
                YamlFiles.read("kubernetes/base/referral-service.yaml").getFirst());
        Map<String, Object> spec = new HashMap<>(YamlFiles.map(deployment, "spec"));
        spec.put("replica", 2);
        deployment.put("spec", spec);
        assertThatThrownBy(() -> validate(deployment))
                .rootCause()
                .hasMessageContaining("The field `replica` in the JSON string is not defined");
    }

    @Test
    void what_scales_an_instance_is_a_group_of_that_service() {
        for (Map<String, Object> scaled : YamlFiles.read("kubernetes/overlays/production/scale.yaml")) {
            if (!scaled.get("kind").equals("ScaledObject")) {
                continue;
            }
            String service =
                    YamlFiles.map(scaled, "spec", "scaleTargetRef").get("name").toString();
            Map<String, Object> bindings = YamlFiles.map(
                    YamlFiles.read(YamlFiles.ROOT.resolve(service + "/src/main/resources/application.yml"))
                            .getFirst(),
                    "spring",
                    "cloud",
                    "stream.bindings");
            for (Map<String, Object> trigger : YamlFiles.maps(YamlFiles.map(scaled, "spec"), "triggers")) {
                Map<String, Object> asked = YamlFiles.map(trigger, "metadata");
                assertThat(bindings.values())
                        .as(service)
                        .anyMatch(binding -> binding instanceof Map<?, ?> map
                                && asked.get("topic").equals(map.get("destination"))
                                && asked.get("consumerGroup").equals(map.get("group")));
            }
        }
    }

    private static void validate(Map<String, Object> document) throws ReflectiveOperationException {
        JsonElement json = new Gson().toJsonTree(document);
        try {
            Class.forName(MODELS + document.get("kind"))
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, json);
        } catch (InvocationTargetException refused) {
            throw new AssertionError(document.get("kind") + " " + document.get("metadata"), refused.getCause());
        }
        assertThat(List.of("apps/v1", "v1", "batch/v1", "policy/v1", "networking.k8s.io/v1"))
                .contains(document.get("apiVersion").toString());
    }
}
