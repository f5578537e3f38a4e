package org.stepdown.referral.screening.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import tools.jackson.databind.JsonNode;

@RunningService
@SuppressWarnings("NullAway.Init")
class ScreeningPoliciesTest {

    private static final String LATER =
            "\"version\": \"test-later\", \"effectiveFrom\": \"2090-01-01\", \"reason\": \"board\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from screening_policy where version like 'test-%'").update();
        api.close();
    }

    @Test
    void a_version_is_added_for_later_with_what_it_changes_and_the_one_in_force_stays() {
        String wanted = "{\"edBehavioural\": {\"visits\": 3, \"days\": 180}, " + LATER;

        assertThat(post(wanted)).isEqualTo(201);
        assertThat(post(wanted)).isEqualTo(409);

        JsonNode versions = api.get("/api/screening-policies").json();
        assertThat(versions)
                .filteredOn(version -> version.path("inForce").asBoolean())
                .hasSize(1);
        assertThat(versions)
                .filteredOn(version -> version.path("version").asString().equals("test-later"))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.path("inForce").asBoolean()).isFalse();
                    assertThat(version.path("reason").asString()).isEqualTo("board");
                    assertThat(version.path("by").asString()).isNotEmpty();
                    assertThat(version.at("/policy/edBehavioural/visits").asInt())
                            .isEqualTo(3);
                    assertThat(version.at("/policy/dispositions/07").asString()).isEqualTo("AGAINST_ADVICE");
                });
    }

    @Test
    void what_could_not_be_read_on_its_day_or_would_change_today_is_refused() {
        String before = "\"version\": \"test-past\", \"effectiveFrom\": \"2020-01-01\", \"reason\": \"board\"}";
        assertThat(post("{" + before)).isEqualTo(422);
        assertThat(post("{\"diagnoses\": [{\"pattern\": \"F3(\", \"means\": \"DEPRESSION\"}], " + LATER))
                .isEqualTo(422);
        assertThat(post("{\"diagnoses\": [{\"pattern\": \"F3.*\", \"means\": \"SADNESS\"}], " + LATER))
                .isEqualTo(422);
        assertThat(post("{\"dispositions\": {}, " + LATER)).isEqualTo(422);
        assertThat(post("{\"dispositions\": {\"01\": \"EVALUATE\"}, " + LATER)).isEqualTo(422);
        assertThat(post("{\"dispositions\": {\"1\": \"EVALUATE\", \"01\": \"REVIEW\", \"20\": \"DIED\"}, " + LATER))
                .isEqualTo(422);
        assertThat(post("{\"edAnyCause\": {\"visits\": 0, \"days\": 60}, " + LATER))
                .isEqualTo(422);
    }

    private int post(String body) {
        return api.post("/api/screening-policies", body).status();
    }
}
