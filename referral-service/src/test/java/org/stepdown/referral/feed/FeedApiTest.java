package org.stepdown.referral.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
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
class FeedApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private final String facility = "F" + UUID.randomUUID();

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from feed where facility = :facility")
                .param("facility", facility)
                .update();
        api.close();
    }

    @Test
    void a_limit_is_set_changed_and_taken_away() {
        assertThat(set("600")).isEqualTo(204);
        assertThat(feed().path("limitMinutes").asInt()).isEqualTo(600);

        assertThat(set("1200")).isEqualTo(204);
        assertThat(feed().path("limitMinutes").asInt()).isEqualTo(1200);

        jdbc.sql("update feed set silent_since = now(), noticed_at = now() where facility = :facility")
                .param("facility", facility)
                .update();
        assertThat(feed().path("silentSince").isNull()).isFalse();
        assertThat(set("null")).isEqualTo(204);
        assertThat(feed().path("limitMinutes").isNull()).isTrue();
        assertThat(feed().path("silentSince").isNull()).isTrue();
    }

    @Test
    void a_limit_is_at_least_a_minute() {
        assertThat(set("0")).isEqualTo(400);
    }

    private int set(String limit) {
        return api.put(
                        "/api/feeds",
                        "{\"application\": \"LAB\", \"facility\": \"" + facility + "\", \"limitMinutes\": " + limit
                                + "}")
                .status();
    }

    private JsonNode feed() {
        return api.get("/api/feeds")
                .json()
                .valueStream()
                .filter(feed -> feed.path("facility").asString().equals(facility))
                .findFirst()
                .orElseThrow();
    }
}
