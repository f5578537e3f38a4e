package org.stepdown.acceptance.watch;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.delivery.parts.Port;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with the rules of the product, which looks at the running services every five seconds. */
final class Prometheus implements AutoCloseable {

    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static Prometheus started(Path folder, List<Program> programs) {
        int port = Port.free().chosen().number();
        try {
            String configuration = Files.readString(Tool.OBSERVABILITY.resolve("prometheus/prometheus.yml"))
                    .replace("15s", "5s")
                    .replace(
                            "rules.yml",
                            Tool.OBSERVABILITY.resolve("prometheus/rules.yml").toString());
            Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
            Files.writeString(folder.resolve("targets.yml"), targets(programs));
            Process process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new Prometheus(process, "http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(Tool.missing("prometheus"), e);
        }
    }

    private static String targets(List<Program> programs) {
        return programs.stream()
                .map(program -> "- targets: [\"%s\"]\n  labels: {service: %s}\n"
                        .formatted(program.managementUrl().substring("http://".length()), program.name()))
                .collect(joining());
    }

    /** The values of the series that a query finds now; those that are no number are left out. */
    List<Double> ask(String query) {
        JsonNode answer = Http.get(url + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .json();
        if (!answer.path("status").asString().equals("success")) {
            throw new AssertionError(query + ": " + answer);
        }
        return answer.at("/data/result")
                .valueStream()
                .map(series ->
                        Double.valueOf(series.path("value").path(1).asString().replace("+Inf", "Infinity")))
                .filter(value -> !value.isNaN())
                .toList();
    }

    /** All rules, as Prometheus took them. */
    Stream<JsonNode> rules() {
        return Http.get(url + "/api/v1/rules")
                .json()
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
