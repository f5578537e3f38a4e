package org.stepdown.referral.loop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;

/** Operators say where senders want to hear. */
@RunningService
class TargetApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

    @LocalServerPort
    private int port;

    private Api api;
    private String path;

    @BeforeEach
    void open() {
        api = new Api(port);
        path = "/api/loop/targets/t-" + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        api.delete(path);
        api.close();
    }

    @Test
    void a_target_is_set_changed_and_removed_and_its_secret_never_comes_out() {
        Api.Reply created = api.put(path, hook("https://hospital.example/hook", ",\"secret\":\"" + SECRET + "\""));
        Api.Reply changed = api.put(path, hook("https://hospital.example/other", ""));
        Api.Reply seen = api.get(path);

        assertThat(created.status()).isEqualTo(201);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(seen.json().path("url").asString()).isEqualTo("https://hospital.example/other");
        assertThat(seen.json().path("secretSet").asBoolean()).isTrue();
        assertThat(created.text()
                        + changed.text()
                        + seen.text()
                        + api.get("/api/loop/targets").text())
                .doesNotContain("whsec_");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    @Test
    void a_kind_can_not_be_changed() {
        api.put(path, hook("https://hospital.example/hook", ",\"secret\":\"" + SECRET + "\""));

        Api.Reply reply = api.put(path, "{\"facility\":\"H\",\"kind\":\"HL7_MLLP\",\"host\":\"h\",\"port\":2575}");

        // The webhook's secret would stand, which MLLP has none of.
        assertThat(reply.status()).isIn(409, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; facility",
                "{'facility':'H'}; kind",
                "{'facility':'H','kind':'WEBHOOK','url':'https://h/'}; secret",
                "{'facility':'H','kind':'WEBHOOK','url':'https://h/','secret':'whsec_c2hvcnQ='}; secret",
                "{'facility':'H','kind':'FHIR_TASK','url':'ftp://h/'}; url",
                "{'facility':'H','kind':'FHIR_TASK','url':'https://user:pw@h/'}; url",
                "{'facility':'H','kind':'FHIR_TASK','url':'https://h/fhir','port':1}; port",
                "{'facility':'H','kind':'HL7_MLLP','host':'h','port':0}; port",
                "{'facility':'H','kind':'HL7_MLLP','host':'h h','port':1}; host",
                "{'facility':'H','kind':'HL7_MLLP','host':'h','port':1,'version':'3.0'}; version",
                "{'facility':'H','kind':'HL7_MLLP','host':'h','port':1,'tlsBundle':'none'}; tlsBundle",
                "{'facility':'H','kind':'HL7_MLLP','host':'h','port':1,'receivingFacility':'a|b'}; receivingFacility"
            })
    void what_is_wrong_is_said_by_field(String body, String field) {
        Api.Reply reply = api.put(path, body.replace('\'', '"'));

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().path("detail").asString()).contains(field + ":");
        assertThat(reply.json().path("errors").isEmpty()).isFalse();
    }

    @Test
    void questions_that_make_no_sense_are_refused_and_what_is_not_there_is_not_found() {
        assertThat(api.put(path, "{\"facility\":\"H\",\"kind\":\"FAX\"}").status())
                .isEqualTo(400);
        assertThat(api.get("/api/loop/deliveries?state=LOST").status()).isEqualTo(400);
        assertThat(api.get("/api/loop/deliveries?limit=0").status()).isEqualTo(400);
        assertThat(api.post("/api/loop/deliveries/" + UUID.randomUUID() + "/retry", "{}")
                        .status())
                .isEqualTo(404);
    }

    private static String hook(String url, String more) {
        return "{\"facility\":\"H\",\"kind\":\"WEBHOOK\",\"url\":\"" + url + "\"" + more + "}";
    }
}
