package org.stepdown.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.stepdown.delivery.kit.TestIssuer;

/** What bearer tokens open, and what they do not. */
@AccessTest
class TokensTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final Client client;
    private final Environment environment;

    @Autowired
    TokensTest(@LocalServerPort int port, Environment environment) {
        this.client = new Client(port);
        this.environment = environment;
    }

    @Test
    void a_token_of_the_issuer_says_who_acts() {
        assertThat(me(ISSUER.staff("okafor", "clinician")).body()).contains("\"okafor\"", "CLINICIAN");
    }

    static Stream<Arguments> what_nobody_should_believe() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("nonsense", "a.b.c"),
                Arguments.of(
                        "alg=none", ISSUER.staffToken("okafor", "supervisor").unsigned()),
                Arguments.of(
                        "another key under the issuer's name",
                        ISSUER.staffToken("okafor", "supervisor")
                                .signedBy(keys.generateKeyPair().getPrivate())),
                Arguments.of(
                        "expired",
                        ISSUER.staffToken("okafor", "supervisor")
                                .with("exp", now - 120)
                                .signed()),
                Arguments.of(
                        "never expiring",
                        ISSUER.staffToken("okafor", "supervisor").without("exp").signed()),
                Arguments.of(
                        "not yet valid",
                        ISSUER.staffToken("okafor", "supervisor")
                                .with("nbf", now + 600)
                                .signed()),
                Arguments.of(
                        "for somebody else",
                        ISSUER.staffToken("okafor", "supervisor")
                                .with("aud", List.of("billing"))
                                .signed()),
                Arguments.of(
                        "for the pages, as ID tokens are",
                        ISSUER.staffToken("okafor", "supervisor")
                                .with("aud", List.of("small-service"))
                                .signed()),
                Arguments.of(
                        "for nobody in particular",
                        ISSUER.staffToken("okafor", "supervisor").without("aud").signed()),
                Arguments.of(
                        "of another issuer",
                        ISSUER.staffToken("okafor", "supervisor")
                                .with("iss", "https://evil.example")
                                .signed()),
                Arguments.of(
                        "of a sign-out",
                        ISSUER.logoutToken("stepdown", "okafor").signed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("what_nobody_should_believe")
    void nobody_is_let_in_by(String what, String token) {
        HttpResponse<String> answer = me(token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("application/problem+json"));
        assertThat(token.length() < 10 || !answer.body().contains(token)).isTrue();
    }

    @Test
    void a_role_without_the_scope_of_staff_opens_nothing() {
        String token = ISSUER.access("okafor", "intake")
                .with("roles", List.of("supervisor"))
                .signed();

        assertThat(client.get("/api/things/mood", new Client.Bearer(token)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_publisher_may_send_and_read_nothing() {
        Client.Bearer publisher = new Client.Bearer(ISSUER.publisher("epic", "GENHOSP"));

        assertThat(client.post("/api/messages", "{}", publisher).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/things/mood", publisher).statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_gives_themselves_the_role_of_a_publisher() {
        Client.Bearer token = new Client.Bearer(ISSUER.staff("okafor", "publisher"));

        assertThat(client.post("/api/messages", "{}", token).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_another_programs_looks_as_if_it_were_not_there() {
        Client.Bearer token = new Client.Bearer(ISSUER.staffToken("okafor", "clinician")
                .with("programs", List.of("mood"))
                .signed());

        assertThat(client.get("/api/things/mood", token).statusCode()).isEqualTo(200);
        HttpResponse<String> foreign = client.get("/api/things/recovery", token);
        HttpResponse<String> missing = client.get("/api/no-such-thing", token);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    @Test
    void an_endpoint_about_which_no_rule_says_anything_is_closed_to_all() {
        assertThat(client.get("/api/forgotten", new Client.Bearer(ISSUER.staff("okafor", "supervisor")))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("other_spellings")
    void another_spelling_of_a_path_opens_nothing(String path) {
        assertThat(client.get(path, new Client.Bearer(ISSUER.staff("tanaka", "ops")))
                        .statusCode())
                .isBetween(400, 404);
    }

    static Stream<String> other_spellings() {
        return Stream.of(
                "/api/things/mood/",
                "/api//things/mood",
                "/api/x/..%2Fthings/mood",
                "/api/things/mood;a=b",
                "/API/things/mood",
                "/api/%74hings/mood",
                "/api/./things/mood",
                "/api/things%2Fmood");
    }

    @Test
    void the_actor_is_who_the_token_says_and_not_who_the_body_says() {
        HttpResponse<String> answer = client.post(
                "/api/notes",
                "{\"by\": \"somebody else\", \"text\": \"x\"}",
                new Client.Bearer(ISSUER.staff("novak", "supervisor")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("novak").doesNotContain("somebody else");
    }

    @Test
    void the_management_port_gives_health_and_figures_and_nothing_more() {
        Client management = new Client(environment.getRequiredProperty("local.management.port", Integer.class));

        assertThat(management.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(management.get("/actuator/metrics").statusCode()).isEqualTo(200);
        // It is exposed in these settings, by a mistake as one could make it.
        assertThat(management.get("/actuator/env").statusCode()).isIn(401, 403);
        assertThat(management.get("/me").statusCode()).isNotEqualTo(200);
        assertThat(client.get("/actuator/health", new Client.Bearer(ISSUER.staff("novak", "supervisor")))
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void answers_tell_browsers_to_be_careful() {
        assertThat(me(ISSUER.staff("okafor", "clinician")).headers().map())
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .singleElement()
                                .asString()
                                .contains("default-src 'none'", "script-src 'self'")
                                .doesNotContain("unsafe"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .hasEntrySatisfying(
                        "cache-control", values -> assertThat(values.getFirst()).contains("no-store"));
    }

    private HttpResponse<String> me(String token) {
        return client.get("/api/me", new Client.Bearer(token));
    }
}
