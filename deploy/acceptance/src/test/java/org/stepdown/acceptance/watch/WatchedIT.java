package org.stepdown.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.Stack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus looks at the running services: what rules and panels ask for is there. */
@Order(7)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedIT {

    private static final Duration LIMIT = Duration.ofSeconds(150);
    /** Names of metrics as queries hold them: ours, and those of the parts that we build on. */
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:stepdown|spring|http|jvm|process|system|hikaricp|logback|kafka)_[a-z0-9_]+");

    private final Stack stack = Stack.running();
    private final Hospital hospital = new Hospital(stack.referral());
    private final Staff staff = new Staff(stack.enrollment(), stack.notification());
    private Prometheus prometheus;

    record Panel(String board, String title, List<String> queries) {}

    @BeforeAll
    void a_prometheus_sees_traffic(@TempDir Path folder) {
        prometheus = Prometheus.started(folder, stack.programs());
        traffic();
        double counted = System.currentTimeMillis() / 1000.0;
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            assertThat(prometheus.ask("sum(up{job=\"stepdown\"})")).containsExactly(3.0);
            // Each service was looked at after this traffic, not only before or amid it.
            assertThat(prometheus.ask("timestamp(up{job=\"stepdown\"})"))
                    .hasSize(3)
                    .allSatisfy(looked -> assertThat(looked).isGreaterThan(counted));
        });
        // What is counted for the first time has no rate yet: rates are differences.
        traffic();
    }

    @AfterAll
    void end() {
        prometheus.close();
    }

    /** A placement, a message in quarantine, and an urgent alert that leaves by email and is acknowledged. */
    private void traffic() {
        assertThat(Http.put(
                                stack.notification().url() + "/api/preferences/teams/care",
                                "{\"contacts\": {\"EMAIL\": \"care@hospital.example\"}}")
                        .status())
                .isEqualTo(200);
        hospital.sends(
                Messages.discharge(Patient.adult(), Stay.onAMedicalWard()).without("PV1"));
        hospital.tells(Messages.discharge(Patient.adult(), Stay.onAMedicalWard()));
        Message urgent = Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                .but(text -> text.replace("F33.1", "R45.851"));
        hospital.tells(urgent);
        String referral = hospital.seesReferral(urgent, "IN_REVIEW").path("id").asString();
        String alert = staff.isTold(referral, "SAFETY_REVIEW").path("id").asString();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stack.outside().emails()).anyMatch(email -> email.contains(alert)));
        assertThat(Http.post(
                                stack.notification().url() + "/api/alerts/" + alert + "/acknowledge",
                                "{\"by\": \"acceptance\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void each_metric_that_a_rule_or_a_panel_names_is_exported() {
        Set<String> exported =
                stack.programs().stream().flatMap(WatchedIT::exported).collect(Collectors.toCollection(TreeSet::new));
        List<String> queries = new ArrayList<>();
        panels().forEach(panel -> queries.addAll(panel.queries()));
        prometheus.rules().forEach(rule -> queries.add(rule.path("query").asString()));
        Set<String> named = queries.stream()
                .flatMap(query -> METRIC.matcher(query).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(exported).containsAll(named);
    }

    @Test
    void each_panel_shows_something() {
        await().atMost(LIMIT).untilAsserted(() -> {
            List<String> empty = panels().filter(panel -> panel.queries().stream()
                            .allMatch(query -> prometheus.ask(query).isEmpty()))
                    .map(Panel::toString)
                    .toList();
            assertThat(empty).isEmpty();
        });
    }

    @Test
    void prometheus_evaluates_each_rule() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.rules().toList())
                        .hasSizeGreaterThan(15)
                        .allSatisfy(rule -> assertThat(rule.path("health").asString())
                                .as(rule.toString())
                                .isEqualTo("ok")));
    }

    @Test
    void what_was_done_is_counted() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(prometheus.ask("sum(stepdown_intake_seconds_count{way=\"mllp\",outcome=\"quarantined\"}) >= 2"))
                    .isNotEmpty();
            assertThat(prometheus.ask("stepdown_quarantine_waiting >= 2")).isNotEmpty();
            assertThat(prometheus.ask("sum(stepdown_decisions_total{outcome=\"in_review\"}) >= 2"))
                    .isNotEmpty();
            assertThat(prometheus.ask("sum(stepdown_alert_latency_seconds_count{topic=\"safety_review\"}) >= 2"))
                    .isNotEmpty();
            assertThat(prometheus.ask(
                            "sum(stepdown_alerts_time_to_acknowledge_seconds_count{urgency=\"urgent\"}) >= 2"))
                    .isNotEmpty();
            assertThat(prometheus.ask("stepdown_deliveries_total{channel=\"email\",outcome=\"sent\"} >= 2"))
                    .isNotEmpty();
            assertThat(prometheus.ask("sum(stepdown_cohort_seats{state=\"capacity\"}) > 10"))
                    .isNotEmpty();
        });
    }

    private static Stream<String> exported(Program program) {
        return Http.get(program.managementUrl() + "/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0]);
    }

    private static Stream<Panel> panels() {
        return Tool.dashboards().stream()
                .map(WatchedIT::json)
                .flatMap(board -> board.path("panels")
                        .valueStream()
                        .map(panel -> new Panel(
                                board.path("title").asString(),
                                panel.path("title").asString(),
                                panel.path("targets")
                                        .valueStream()
                                        .map(target -> target.path("expr").asString())
                                        .toList())));
    }

    private static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
