package org.stepdown.referral.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Endpoint;
import org.stepdown.delivery.kit.Endpoint.Ask;
import org.stepdown.delivery.kit.EndpointTable;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.fhir.FhirText;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import org.stepdown.referral.loop.Care;

/** Who may do what, for every endpoint: people and a system of GENHOSP ask for what is GENHOSP's, and what is HAVEN's. */
@RunningService
class EndpointsTest {

    private static final String[] STAFF = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer"
    };
    private static final String[] EVERYBODY = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer", "publisher"
    };
    private static final String[] CARE = {"intake", "clinician", "program-lead", "supervisor"};
    private static final String[] READERS = {"intake", "clinician", "program-lead", "supervisor", "privacy-officer"};
    private static final String[] CLINICAL = {"clinician", "program-lead", "supervisor"};
    private static final String[] DESK = {"intake", "supervisor"};
    private static final String[] OPERATORS = {"supervisor", "ops"};
    private static final String OURS = "GENHOSP";
    private static final String THEIRS = "HAVEN";

    private final ApplicationContext service;
    private final JdbcClient jdbc;
    private final int port;
    private final Api api;

    @Autowired
    EndpointsTest(ApplicationContext service, JdbcClient jdbc, @LocalServerPort int port) {
        this.service = service;
        this.jdbc = jdbc;
        this.port = port;
        this.api = new Api(port);
    }

    /** Things of one facility, of every kind. */
    private record Things(
            String facility, String message, UUID id, UUID held, UUID referral, String target, UUID delivery) {

        String of(String path) {
            return path.replace("{controlId}", message)
                    .replace("{message}", id.toString())
                    .replace("{held}", held.toString())
                    .replace("{referral}", referral.toString())
                    .replace("{target}", target)
                    .replace("{delivery}", delivery.toString())
                    .replace("{facility}", facility);
        }
    }

    @TestFactory
    Stream<DynamicTest> only_those_are_let_in_whom_the_table_names() {
        Things ours = things(OURS);
        Things theirs = things(THEIRS);
        return new EndpointTable(
                        service,
                        port,
                        List.of("*"),
                        List.of(OURS),
                        Stream.of(
                                        messages(ours, theirs),
                                        repair(ours, theirs),
                                        operations(ours, theirs),
                                        patients(ours, theirs),
                                        deadLetters(),
                                        pages(ours, theirs))
                                .flatMap(lines -> lines)
                                .toArray(Endpoint[]::new))
                .tests();
    }

    private static Stream<Endpoint> messages(Things ours, Things theirs) {
        String query = "?application=EPIC&facility={facility}";
        return Stream.of(
                Endpoint.of("POST /api/encounters", "publisher")
                        .own(() -> json("/api/encounters", ours))
                        .foreign(() -> json("/api/encounters", theirs))
                        .answers(400)
                        .refuses(403),
                Endpoint.of("POST /api/referrals", "publisher")
                        .own(() -> json("/api/referrals", ours))
                        .foreign(() -> json("/api/referrals", theirs))
                        .answers(400)
                        .refuses(403),
                Endpoint.of("POST /fhir/$process-message", "publisher")
                        .own(() -> fhir("$process-message", FhirText.discharge("endpoints", "E1"), ours))
                        .foreign(() -> fhir("$process-message", FhirText.discharge("endpoints", "E1"), theirs))
                        .refuses(403),
                Endpoint.of("POST /fhir/ServiceRequest", "publisher")
                        .own(() -> fhir("ServiceRequest", FhirText.serviceRequest("E2", "E2"), ours))
                        .foreign(() -> fhir("ServiceRequest", FhirText.serviceRequest("E2", "E2"), theirs))
                        .answers(201)
                        .refuses(403),
                Endpoint.of("POST /fhir/Task", "publisher")
                        .own(() -> fhir("Task", FhirText.task("E3", "E3"), ours))
                        .foreign(() -> fhir("Task", FhirText.task("E3", "E3"), theirs))
                        .answers(201)
                        .refuses(403),
                Endpoint.of("GET /fhir/metadata", EVERYBODY),
                Endpoint.of("ANY /fhir/**", "publisher").own("/fhir/Patient").answers(404),
                Endpoint.of("GET /api/messages/{controlId}", with(READERS, "publisher"))
                        .own(ours.of("/api/messages/{controlId}" + query))
                        .foreign(theirs.of("/api/messages/{controlId}" + query)),
                Endpoint.of("GET /api/messages/{controlId}/lineage", READERS)
                        .own(ours.of("/api/messages/{controlId}/lineage" + query))
                        .foreign(theirs.of("/api/messages/{controlId}/lineage" + query)),
                Endpoint.of("GET /api/referrals/{id}", READERS)
                        .own(ours.of("/api/referrals/{referral}"))
                        .foreign(theirs.of("/api/referrals/{referral}")),
                Endpoint.of("GET /audit", "auditor"),
                Endpoint.of("GET /audit/export", "auditor"),
                Endpoint.of("GET /api/audit", "auditor"),
                Endpoint.of("GET /api/audit/verification", "auditor"),
                Endpoint.of("GET /api/openapi", EVERYBODY),
                Endpoint.of("GET /api/openapi.yaml", EVERYBODY));
    }

    private static Stream<Endpoint> repair(Things ours, Things theirs) {
        return Stream.of(
                Endpoint.of("GET /api/quarantine", with(DESK, "ops")),
                Endpoint.of("GET /api/quarantine/{id}", DESK)
                        .own(ours.of("/api/quarantine/{held}?unmask=true"))
                        .foreign(theirs.of("/api/quarantine/{held}?unmask=true")),
                Endpoint.of("GET /api/quarantine/{id}", DESK)
                        .own(ours.of("/api/quarantine/{held}"))
                        .foreign(theirs.of("/api/quarantine/{held}"))
                        .everywhere("ops"),
                Endpoint.of("POST /api/quarantine/{id}/replay", DESK)
                        .own(() -> Ask.of(ours.of("/api/quarantine/{held}/replay"), "{}"))
                        .foreign(() -> Ask.of(theirs.of("/api/quarantine/{held}/replay"), "{}"))
                        .answers(422),
                Endpoint.of("POST /api/quarantine/{id}/dismiss", DESK)
                        .own(() -> Ask.of(ours.of("/api/quarantine/{held}/dismiss"), "{}"))
                        .foreign(() -> Ask.of(theirs.of("/api/quarantine/{held}/dismiss"), "{}"))
                        .answers(400));
    }

    private static Stream<Endpoint> operations(Things ours, Things theirs) {
        return Stream.of(
                Endpoint.of("GET /api/screening-policies", with(CARE, "ops")),
                Endpoint.of("POST /api/screening-policies", "supervisor")
                        .own(() -> Ask.of("/api/screening-policies", "{}"))
                        .answers(422),
                Endpoint.of("GET /api/feeds", with(DESK, "ops")),
                Endpoint.of("PUT /api/feeds", "supervisor")
                        .own(() -> feed(ours))
                        .foreign(() -> feed(theirs))
                        .answers(400)
                        .refuses(403)
                        .everywhere("ops"),
                Endpoint.of("GET /api/loop/targets", with(OPERATORS, "privacy-officer")),
                Endpoint.of("GET /api/loop/targets/{name}", "supervisor", "privacy-officer")
                        .own(ours.of("/api/loop/targets/{target}"))
                        .foreign(theirs.of("/api/loop/targets/{target}"))
                        .everywhere("ops"),
                Endpoint.of("PUT /api/loop/targets/{name}", "supervisor")
                        .own(() -> Ask.of(ours.of("/api/loop/targets/{target}"), webhook(ours.facility())))
                        .foreign(() -> Ask.of(theirs.of("/api/loop/targets/{target}"), webhook(theirs.facility())))
                        .everywhere("ops"),
                Endpoint.of("PUT /api/loop/targets/{name}", "supervisor")
                        .own(() -> Ask.of("/api/loop/targets/no-such", "{}"))
                        .foreign(() -> Ask.of("/api/loop/targets/no-such", webhook(theirs.facility())))
                        .answers(422, 201, 200)
                        .refuses(403)
                        .everywhere("ops"),
                Endpoint.of("GET /api/loop/deliveries", with(READERS, "ops")),
                Endpoint.of("GET /api/loop/deliveries/{id}", READERS)
                        .own(ours.of("/api/loop/deliveries/{delivery}"))
                        .foreign(theirs.of("/api/loop/deliveries/{delivery}"))
                        .everywhere("ops"),
                Endpoint.of("POST /api/loop/deliveries/{id}/retry", "supervisor")
                        .own(() -> Ask.of(ours.of("/api/loop/deliveries/{delivery}/retry"), "{}"))
                        .foreign(() -> Ask.of(theirs.of("/api/loop/deliveries/{delivery}/retry"), "{}"))
                        .answers(202)
                        .everywhere("ops"),
                Endpoint.of("DELETE /api/loop/targets/{name}", "supervisor")
                        .own("/api/loop/targets/none-such")
                        .foreign("/api/loop/targets/no-such")
                        .answers(404, 204)
                        .everywhere("ops"));
    }

    private static Stream<Endpoint> deadLetters() {
        String none = UUID.randomUUID().toString();
        return Stream.of(
                Endpoint.of("GET /api/dead-letters", OPERATORS),
                Endpoint.of("GET /api/dead-letters/{id}", OPERATORS)
                        .own("/api/dead-letters/" + none)
                        .answers(404),
                Endpoint.of("POST /api/dead-letters/{id}/replay", OPERATORS)
                        .own(() -> Ask.of("/api/dead-letters/" + none + "/replay", "{\"reason\": \"a test\"}"))
                        .answers(404),
                Endpoint.of("POST /api/dead-letters/{id}/discard", OPERATORS)
                        .own(() -> Ask.of("/api/dead-letters/" + none + "/discard", "{\"reason\": \"a test\"}"))
                        .answers(404),
                Endpoint.of("GET /dead-letters", OPERATORS),
                Endpoint.of("GET /dead-letters/{id}", OPERATORS)
                        .own("/dead-letters/" + none)
                        .answers(404),
                Endpoint.of("POST /dead-letters/{id}/{action:replay|discard}", OPERATORS)
                        .own(() -> Ask.form("/dead-letters/" + none + "/replay", "reason=a+test"))
                        .answers(302));
    }

    private static Stream<Endpoint> patients(Things ours, Things theirs) {
        String consent = "/consents/" + UUID.randomUUID() + "/revoke";
        return Stream.of(
                Endpoint.of("GET /referrals/{id}", CARE)
                        .own(ours.of("/referrals/{referral}"))
                        .foreign(theirs.of("/referrals/{referral}")),
                Endpoint.of("GET /referrals/{id}/sign-in-again", CARE)
                        .own(ours.of("/referrals/{referral}/sign-in-again"))
                        .foreign(theirs.of("/referrals/{referral}/sign-in-again"))
                        .answers(302),
                form("POST /referrals/{id}/consents", "/consents", CARE, ours, theirs)
                        .answers(422),
                form("POST /referrals/{id}/consents/{consent}/revoke", consent, CARE, ours, theirs)
                        .answers(302),
                form("POST /referrals/{id}/break-glass", "/break-glass", CLINICAL, ours, theirs)
                        .answers(302, 422),
                Endpoint.of("GET /api/referrals/{id}/patient", CARE)
                        .own(ours.of("/api/referrals/{referral}/patient"))
                        .foreign(theirs.of("/api/referrals/{referral}/patient")),
                Endpoint.of("GET /api/referrals/{id}/consents", READERS)
                        .own(ours.of("/api/referrals/{referral}/consents"))
                        .foreign(theirs.of("/api/referrals/{referral}/consents")),
                call("POST /api/referrals/{id}/consents", "/consents", CARE, ours, theirs)
                        .answers(422),
                call("POST /api/referrals/{id}/consents/{consent}/revoke", consent, READERS, ours, theirs)
                        .answers(404),
                call("POST /api/referrals/{id}/break-glass", "/break-glass", CLINICAL, ours, theirs)
                        .answers(400));
    }

    private static Endpoint form(String name, String path, String[] roles, Things ours, Things theirs) {
        return Endpoint.of(name, roles)
                .own(() -> Ask.form(ours.of("/referrals/{referral}" + path), ""))
                .foreign(() -> Ask.form(theirs.of("/referrals/{referral}" + path), ""));
    }

    private static Endpoint call(String name, String path, String[] roles, Things ours, Things theirs) {
        return Endpoint.of(name, roles)
                .own(() -> Ask.of(ours.of("/api/referrals/{referral}" + path), "{}"))
                .foreign(() -> Ask.of(theirs.of("/api/referrals/{referral}" + path), "{}"));
    }

    private static Stream<Endpoint> pages(Things ours, Things theirs) {
        return Stream.of(
                Endpoint.of("GET /", STAFF).answers(302),
                Endpoint.of("GET /intake", with(CARE, "ops")),
                Endpoint.of("GET /intake/messages/{id}", CARE)
                        .own(ours.of("/intake/messages/{message}"))
                        .foreign(theirs.of("/intake/messages/{message}"))
                        .hides("ops"),
                Endpoint.of("GET /intake/messages/{id}", CARE)
                        .own(ours.of("/intake/messages/{held}"))
                        .foreign(theirs.of("/intake/messages/{held}"))
                        .everywhere("ops"),
                Endpoint.of("GET /intake/messages/{id}/way", CARE)
                        .own(ours.of("/intake/messages/{held}/way"))
                        .foreign(theirs.of("/intake/messages/{held}/way"))
                        .everywhere("ops"),
                Endpoint.of("POST /intake/messages/{id}/open", DESK)
                        .own(() -> Ask.form(ours.of("/intake/messages/{held}/open"), ""))
                        .foreign(() -> Ask.form(theirs.of("/intake/messages/{held}/open"), "")),
                Endpoint.of("POST /intake/messages/{id}/replay", DESK)
                        .own(() -> Ask.form(ours.of("/intake/messages/{held}/replay"), ""))
                        .foreign(() -> Ask.form(theirs.of("/intake/messages/{held}/replay"), "")),
                Endpoint.of("POST /intake/messages/{id}/dismiss", DESK)
                        .own(() -> Ask.form(ours.of("/intake/messages/{held}/dismiss"), ""))
                        .foreign(() -> Ask.form(theirs.of("/intake/messages/{held}/dismiss"), "")),
                Endpoint.of("GET /intake/new", CARE),
                Endpoint.of("POST /intake/new", CARE)
                        .own(() -> Ask.form("/intake/new", "what=discharge"))
                        .answers(422),
                Endpoint.of("GET /intake/sent", CARE)
                        .own("/intake/sent?key=none&facility=" + ours.facility())
                        .foreign("/intake/sent?key=none&facility=" + theirs.facility()));
    }

    @AfterEach
    void tidy() {
        for (String facility : List.of(OURS, THEIRS)) {
            api.delete("/api/loop/targets/" + target(facility));
        }
        api.close();
    }

    private Things things(String facility) {
        String number = "E" + UUID.randomUUID().toString().substring(0, 12).replace("-", "");
        String target = target(facility);
        assertThat(api.put("/api/loop/targets/" + target, webhook(facility)).status())
                .isLessThan(300);
        send(Hl7Text.discharge(number, number), facility);
        send(Hl7Text.discharge("H" + number, number).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"), facility);
        UUID referral = UUID.fromString(Objects.requireNonNull(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get("/api/messages/" + number + "?application=EPIC&facility=" + facility)
                                .json()
                                .path("referrals")
                                .path(0)
                                .path("id")
                                .asString(""),
                        id -> !id.isEmpty())));
        new Care(service).says(referral, ReferralStatus.WAITLISTED);
        UUID delivery = UUID.fromString(Objects.requireNonNull(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get("/api/loop/deliveries?referral=" + referral + "&target=" + target)
                                .json()
                                .path(0)
                                .path("id")
                                .asString(""),
                        id -> !id.isEmpty())));
        return new Things(facility, number, message(number), message("H" + number), referral, target, delivery);
    }

    private void send(Hl7Text text, String facility) {
        new HospitalLine(service).send(text.replaced("GENHOSP", facility));
    }

    private UUID message(String controlId) {
        return jdbc.sql("select id from source_message where control_id = :id")
                .param("id", controlId)
                .query(UUID.class)
                .single();
    }

    private static String target(String facility) {
        return "endpoints-" + facility.toLowerCase(Locale.ROOT);
    }

    private static String webhook(String facility) {
        return """
                {"facility": "%s", "kind": "WEBHOOK", "url": "http://127.0.0.1:1/",
                 "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr"}
                """.formatted(facility);
    }

    private static Ask json(String path, Things of) {
        return Ask.of(path, "{\"facility\": \"" + of.facility() + "\"}");
    }

    private static Ask feed(Things of) {
        return Ask.of(
                "/api/feeds",
                "{\"application\": \"EPIC\", \"facility\": \"" + of.facility() + "\", \"limitMinutes\": 0}");
    }

    private static Ask fhir(String path, FhirText text, Things of) {
        return new Ask(
                "/fhir/" + path,
                new String(text.bytes(), StandardCharsets.UTF_8).replace("GENHOSP", of.facility()),
                "application/fhir+json");
    }

    private static String[] with(String[] roles, String more) {
        return Stream.concat(Stream.of(roles), Stream.of(more)).toArray(String[]::new);
    }
}
