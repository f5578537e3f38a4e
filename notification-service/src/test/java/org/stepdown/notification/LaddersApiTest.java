package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The ladders over HTTP. */
@OnRealParts
class LaddersApiTest {

    private static final String AT_ONCE = "{\"pause\":\"ANY_TIME\",\"minutes\":0,\"tell\":[\"ON_DUTY\"]}";
    private static final String LATER = "{\"pause\":\"ANY_TIME\",\"minutes\":15,\"tell\":[\"EVERYBODY\"]}";
    private static final String REPEAT = "{\"pause\":\"ANY_TIME\",\"minutes\":60}";

    @LocalServerPort
    private int port;

    private static String ladder(String levels, String repeat) {
        return "{\"levels\":[" + levels + "],\"repeat\":" + repeat + "}";
    }

    private static String version(String name, String from, String urgent) {
        return "{\"version\":\"%s\",\"inForceFrom\":%s,\"by\":\"haddad\",\"urgent\":%s,\"routine\":%s}"
                .formatted(name, from, urgent, ladder(AT_ONCE, "{\"pause\":\"NEXT_BUSINESS_DAY\"}"));
    }

    @Test
    void a_version_to_come_is_kept_as_it_was_given_and_can_be_given_up() {
        Api api = new Api(port);
        String name = "api-" + System.nanoTime();
        String from = "\"2097-01-01T00:00:00.%09dZ\"".formatted(System.nanoTime() % 1_000_000 * 1_000);
        String given = version(name, from, ladder(AT_ONCE + "," + LATER, REPEAT));

        JsonNode made = api.post("/api/ladders", given).body();

        assertThat(made.path("state").asString()).isEqualTo("TO_COME");
        assertThat(made.path("by").asString()).isEqualTo("haddad");
        assertThat(made.path("urgent").path("levels").get(1).path("tell").get(0).asString())
                .isEqualTo("EVERYBODY");
        assertThat(api.get("/api/ladders/in-force").body().path("version").asString())
                .isEqualTo("2026-01");
        assertThat(api.post("/api/ladders", given).status()).isEqualTo(409);
        assertThat(api.delete("/api/ladders/" + name).status()).isEqualTo(204);
        assertThat(api.delete("/api/ladders/" + name).status()).isEqualTo(404);
        assertThat(api.delete("/api/ladders/2026-01").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TOO_FEW_LEVELS | {"levels":[],"repeat":{"pause":"ANY_TIME","minutes":60}}
            TELLS_NOBODY | {"levels":[{"pause":"ANY_TIME","minutes":0,"tell":[]}],"repeat":{"pause":"ANY_TIME","minutes":60}}
            FIRST_LEVEL_WAITS | {"levels":[{"pause":"ANY_TIME","minutes":5,"tell":["TEAM"]}],"repeat":{"pause":"ANY_TIME","minutes":60}}
            DOES_NOT_ASCEND | {"levels":[{"pause":"ANY_TIME","tell":["TEAM"]},{"pause":"ANY_TIME","minutes":0,"tell":["TEAM"]}],"repeat":{"pause":"ANY_TIME","minutes":60}}
            TELLS_FEWER | {"levels":[{"pause":"ANY_TIME","tell":["TEAM"]},{"pause":"ANY_TIME","minutes":9,"tell":["ON_DUTY"]}],"repeat":{"pause":"ANY_TIME","minutes":60}}
            NEVER_REPEATS | {"levels":[{"pause":"ANY_TIME","tell":["TEAM"]}],"repeat":{"pause":"ANY_TIME","minutes":0}}
            """)
    void a_ladder_that_would_leave_an_alert_with_nobody_is_refused(String code, String urgent) {
        Api.Reply reply = new Api(port).post("/api/ladders", version("bad", "\"2097-02-01T00:00:00Z\"", urgent));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("code").asString()).isEqualTo(code);
    }

    @Test
    void what_counted_yesterday_stays_as_it_was() {
        Api.Reply reply = new Api(port)
                .post("/api/ladders", version("late", "\"2026-01-02T00:00:00Z\"", ladder(AT_ONCE, REPEAT)));

        assertThat(reply.body().path("code").asString()).isEqualTo("BEGINS_IN_THE_PAST");
    }
}
