package org.stepdown.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of requests, seen as the auditor sees it. */
@AuditTest
class RequestsTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final Client client;
    private final JdbcTemplate jdbc;
    private final String account = "somebody-" + UUID.randomUUID();
    private final String clinician = ISSUER.staff(account, "clinician");
    private final String auditor = ISSUER.staff("auditor", "auditor");

    @Autowired
    RequestsTest(@LocalServerPort int port, JdbcTemplate jdbc) {
        this.client = new Client(port);
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things/abc, 200, READ, GET /api/things/{id}, DONE",
        "/api/things, 200, SEARCH, GET /api/things, DONE",
        "/api/things/all, 200, EXPORT, GET /api/things/all, DONE",
        "/api/things/broken, 500, READ, GET /api/things/{id}, FAILED",
        "/api/things/hidden, 404, READ, GET /api/things/{id}, REFUSED",
        "/api/audit, 403, SEARCH, GET /api/audit, REFUSED",
        "/api/nothing/like/this, 404, SEARCH, GET (no route), REFUSED"
    })
    void every_request_leaves_an_entry(String path, int status, String kind, String what, String outcome) {
        assertThat(client.get(path, clinician).statusCode()).isEqualTo(status);

        JsonNode entry = only();
        assertThat(entry.path("kind").asString()).isEqualTo(kind);
        assertThat(entry.path("what").asString()).isEqualTo(what);
        assertThat(entry.path("outcome").asString()).isEqualTo(outcome);
        assertThat(entry.path("code").asString()).isEqualTo(String.valueOf(status));
        assertThat(entry.path("roles").toString()).isEqualTo("[\"CLINICIAN\"]");
        assertThat(entry.path("client").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void of_a_search_only_the_kind_is_kept_and_whom_it_showed() {
        UUID referral = UUID.randomUUID();
        client.get("/api/things?name=Jane+Roe&referral=" + referral + "&Jane=Roe", clinician);

        JsonNode entry = only();
        assertThat(entry.toString()).doesNotContain("Jane", "Roe");
        assertThat(entry.path("criteria").toString()).isEqualTo("[\"name\",\"referral\"]");
        assertThat(entry.path("objects").toString()).isEqualTo("[\"shown-1\",\"shown-2\",\"" + referral + "\"]");
    }

    @Test
    void what_an_open_page_reads_by_itself_is_kept_when_it_shows_somebody_new() {
        String other = ISSUER.staff(account + "-2", "clinician");
        client.poll("/api/board?shows=a,b", clinician);
        client.poll("/api/board?shows=a,b", clinician);
        client.poll("/api/board?shows=b", clinician);
        client.poll("/api/board?shows=b", clinician);
        client.poll("/api/board?shows=a,b", other);
        client.get("/api/board?shows=a,b", clinician);

        assertThat(entries().valueStream().map(entry -> entry.path("objects").toString()))
                .containsExactly("[\"a\",\"b\"]", "[\"b\"]", "[\"a\",\"b\"]");
    }

    @Test
    void what_somebody_made_up_in_an_address_is_not_kept() {
        client.get("/api/things/Jane-Roe", clinician);

        assertThat(only().path("objects").toString()).isEqualTo("[\"?\"]");
    }

    @Test
    void what_was_made_is_named() {
        client.post("/api/things", clinician);

        JsonNode entry = only();
        assertThat(entry.path("kind").asString()).isEqualTo("CHANGE");
        assertThat(entry.path("objects").toString()).isEqualTo("[\"" + SmallService.MADE + "\"]");
    }

    @Test
    void prints_are_prints() {
        ISSUER.person(account, List.of("clinician"), List.of(), List.of());
        client.get(ISSUER.be(account));
        client.get("/hand-over");

        assertThat(kinds()).containsExactly("PRINT", "SIGN_IN");
    }

    @Test
    void who_comes_and_goes_is_kept() {
        ISSUER.person(account, List.of("clinician"), List.of(), List.of());
        client.get(ISSUER.be(account));
        client.get("/me");

        assertThat(kinds()).containsExactly("SEARCH", "SIGN_IN");
    }

    @Test
    void messages_of_hospitals_are_counted() {
        String publisher = ISSUER.publisher(account, "GENHOSP");
        for (int i = 0; i < 20; i++) {
            assertThat(client.post("/api/messages", publisher).statusCode()).isEqualTo(202);
        }

        await().untilAsserted(() -> assertThat(entries()
                        .valueStream()
                        .mapToInt(entry -> entry.path("times").asInt())
                        .sum())
                .isEqualTo(20));
        assertThat(entries().size()).isLessThan(20);
    }

    @Test
    void who_proves_nothing_is_counted_by_address() {
        long before = refusedToNobody();

        client.get("/api/things/abc", "not a token");

        await().untilAsserted(() -> assertThat(refusedToNobody()).isEqualTo(before + 1));
    }

    @Test
    void nothing_is_shown_that_can_t_be_recorded() {
        jdbc.execute("alter table audit.entry rename to hidden");
        try {
            var answer = client.get("/api/things/abc", clinician);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("abc");
        } finally {
            jdbc.execute("alter table audit.hidden rename to entry");
        }
    }

    @Test
    void the_auditor_is_audited() {
        String another = ISSUER.staff(account, "auditor");
        client.get("/api/audit?account=rowan", another);
        client.get("/api/audit", another, "application/fhir+ndjson");

        assertThat(kinds()).containsExactly("EXPORT", "SEARCH");
        assertThat(entries().get(1).path("criteria").toString()).isEqualTo("[\"account\"]");
    }

    @Test
    void pages_follow_one_another() {
        for (int i = 0; i < 5; i++) {
            client.get("/api/things/" + i, clinician);
        }

        JsonNode first = page("&limit=2");
        JsonNode second = page("&limit=2&before=" + first.path("next").asLong());
        JsonNode third = page("&limit=2&before=" + second.path("next").asLong());

        assertThat(objects(first)).containsExactly("4", "3");
        assertThat(objects(second)).containsExactly("2", "1");
        assertThat(objects(third)).containsExactly("0");
        assertThat(third.path("next").isNull()).isTrue();
    }

    @Test
    void an_object_leads_to_everybody_who_saw_it() {
        String id = UUID.randomUUID().toString();
        client.get("/api/things/" + id, clinician);
        client.get("/api/things/" + id, ISSUER.staff("another", "clinician"));

        JsonNode found = json(client.get("/api/audit?object=" + id, auditor).body());

        assertThat(found.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("account").asString()))
                .containsExactly("another", account);
    }

    @Test
    void the_export_is_valid_fhir() {
        client.get("/api/things/abc?name=x", clinician);
        client.get("/api/audit", clinician);
        client.post("/api/things", clinician);

        var answer = client.get("/api/audit?account=" + account, auditor, "application/fhir+ndjson");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+ndjson");
        List<AuditEvent> events = answer.body().lines().map(RequestsTest::event).toList();
        assertThat(events).hasSize(3).allSatisfy(event -> {
            assertThat(event.getType().getCode()).isNotBlank();
            assertThat(event.getRecorded()).isNotNull();
            assertThat(event.getAgent()).hasSize(1);
            assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
            assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue())
                    .isEqualTo(account);
            assertThat(event.getSource().getObserver().getDisplay()).isEqualTo("small-service");
        });
        assertThat(events).extracting(event -> event.getOutcome().toCode()).containsExactly("0", "4", "0");
        assertThat(events.getLast()
                        .getEntityFirstRep()
                        .getWhat()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("abc");
    }

    @Test
    void a_check_on_demand_gives_an_anchor_and_takes_it_back() {
        client.get("/api/things/abc", clinician);

        JsonNode first = verification("");
        JsonNode second = verification("?anchor=" + first.path("head").asString());
        JsonNode wrong = verification("?anchor=999999999:" + "0".repeat(64));

        assertThat(first.path("intact").asBoolean()).isTrue();
        assertThat(second.path("intact").asBoolean()).isTrue();
        assertThat(wrong.path("faults").path(0).path("kind").asString()).isEqualTo("CUT_OFF");
        assertThat(client.get("/api/audit/verification?anchor=x", auditor).statusCode())
                .isEqualTo(400);
    }

    private JsonNode verification(String query) {
        return json(client.get("/api/audit/verification" + query, auditor).body());
    }

    private static AuditEvent event(String line) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(AuditEvent.class, line);
    }

    private long refusedToNobody() {
        return json(client.get("/api/audit?outcome=REFUSED&limit=500", auditor).body())
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("account").isNull()
                        && entry.path("code").asString().equals("401"))
                .mapToLong(entry -> entry.path("times").asLong())
                .sum();
    }

    private JsonNode only() {
        assertThat(entries().size()).isEqualTo(1);
        return entries().get(0);
    }

    private List<String> kinds() {
        return entries()
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private static List<String> objects(JsonNode page) {
        return page.path("entries")
                .valueStream()
                .map(entry -> entry.path("objects").path(0).asString())
                .toList();
    }

    private JsonNode entries() {
        return page("").path("entries");
    }

    private JsonNode page(String more) {
        return json(client.get("/api/audit?account=" + account + more, auditor).body());
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
