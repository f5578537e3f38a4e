package org.stepdown.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules and dashboards by themselves: nothing runs. */
class RulesTest {

    @Test
    void configuration_and_rules_are_valid() {
        assertThat(Tool.run("promtool", "check", "config", "prometheus.yml")).contains("SUCCESS");
        assertThat(Tool.run("promtool", "check", "rules", "rules.yml")).contains("SUCCESS");
    }

    @Test
    void each_rule_fires_when_it_should_and_only_then() throws IOException {
        Tool.run("promtool", "test", "rules", "rules-test.yml");
        Set<String> tested = all("- name: (\\w+) fires", "prometheus/rules-test.yml");
        assertThat(tested).isEqualTo(all("- alert: (\\w+)", "prometheus/rules.yml"));
        assertThat(all("- name: (\\w+) stays quiet", "prometheus/rules-test.yml"))
                .isEqualTo(tested);
    }

    @Test
    void each_rule_names_a_runbook_and_each_runbook_its_rules() throws IOException {
        String rules = read("prometheus/rules.yml");
        Set<String> runbooks = all("runbook: (\\S+)", "prometheus/rules.yml");
        assertThat(Pattern.compile("- alert:").matcher(rules).results().count())
                .isEqualTo(Pattern.compile("runbook:").matcher(rules).results().count());
        for (String runbook : runbooks) {
            assertThat(Tool.ROOT.resolve(runbook)).isRegularFile();
        }
        for (String rule : all("- alert: (\\w+)", "prometheus/rules.yml")) {
            assertThat(runbooks)
                    .as(rule)
                    .anyMatch(runbook -> text(Tool.ROOT.resolve(runbook)).contains("`" + rule + "`"));
        }
    }

    @Test
    void each_dashboard_has_an_identity_and_its_panels_ask_the_data_source_that_is_provisioned() throws IOException {
        String provisioned = read("grafana/datasources/prometheus.yml");
        List<JsonNode> boards = Tool.dashboards().stream()
                .map(file -> JsonMapper.shared().readTree(text(file)))
                .toList();
        assertThat(boards.stream().map(board -> board.path("uid").asString()))
                .containsExactly("stepdown-alerts", "stepdown-care", "stepdown-flow", "stepdown-infrastructure");
        for (JsonNode board : boards) {
            assertThat(Stream.of(board.path("panels")).flatMap(panels -> panels.valueStream()))
                    .allSatisfy(panel -> {
                        assertThat(panel.path("title").asString()).isNotBlank();
                        assertThat(provisioned)
                                .contains("uid: " + panel.at("/datasource/uid").asString());
                        assertThat(panel.path("targets")).isNotEmpty();
                    });
        }
    }

    private static Set<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(read(file))
                .results()
                .map(match -> group(match))
                .collect(Collectors.toSet());
    }

    private static String group(MatchResult match) {
        return match.group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Tool.OBSERVABILITY.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
