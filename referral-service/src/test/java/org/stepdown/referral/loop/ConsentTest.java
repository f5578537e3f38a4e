package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GENHOSP and HAVEN, a program under 42 CFR Part 2, have both told of a patient: what HAVEN said is the patient's to share. */
@RunningService
class ConsentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));
    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final ApplicationContext service;
    private final JdbcClient jdbc;
    private final int port;
    private final Api api;
    private final Loop loop;
    private final Care care;
    private final Hospital hospital = new Hospital();
    private final String patient = Loop.patient();

    @Autowired
    ConsentTest(ApplicationContext service, JdbcClient jdbc, @LocalServerPort int port) throws IOException {
        this.service = service;
        this.jdbc = jdbc;
        this.port = port;
        this.api = new Api(port);
        this.loop = new Loop(api, service);
        this.care = new Care(service);
    }

    @BeforeEach
    void open() {
        loop.webhook(hospital.url("/hook"));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        hospital.close();
        api.close();
    }

    @Test
    void a_sender_is_told_what_others_said_once_the_patient_agrees_and_no_longer_than_that() {
        UUID referral = sharedReferral();
        care.says(referral, ReferralStatus.WAITLISTED);
        awaitStates(referral, "WITHHELD");
        assertThat(loop.delivery(referral).path("lastError").asString()).isEqualTo("NO_CONSENT");
        assertThat(hospital.heard()).isEmpty();
        assertThat(api.post(
                                "/api/loop/deliveries/"
                                        + loop.delivery(referral).path("id").asString() + "/retry",
                                "{}")
                        .status())
                .isEqualTo(409);

        String consent = agreed(referral, Map.of());
        awaitStates(referral, "DELIVERED");
        JsonNode body = JsonMapper.shared().readTree(hospital.heard().getFirst().body());
        assertThat(body.path("status").asString()).isEqualTo("WAITLISTED");
        assertThat(body.path("redisclosure").asString()).startsWith("42 CFR part 2 prohibits");
        assertThat(body.path("session").isNull()).isTrue();

        assertThat(api.post("/api/referrals/" + referral + "/consents/" + consent + "/revoke", "{}")
                        .status())
                .isEqualTo(200);
        care.says(referral, ReferralStatus.WITHDRAWN);
        awaitStates(referral, "WITHHELD", "DELIVERED");
        assertThat(hospital.heard()).hasSize(1);
        assertThat(refusals(referral)).isEqualTo(2);
    }

    @Test
    void what_is_tried_again_stops_when_consent_is_taken_back() {
        UUID referral = sharedReferral();
        String consent = agreed(referral, Map.of());
        hospital.answers(request -> 503);
        care.says(referral, ReferralStatus.WAITLISTED);
        await().atMost(PATIENCE).until(() -> !hospital.heard().isEmpty());

        api.post("/api/referrals/" + referral + "/consents/" + consent + "/revoke", "{}");
        awaitStates(referral, "WITHHELD");
        int heard = hospital.heard().size();
        hospital.answers(request -> 200);
        care.says(referral, ReferralStatus.WITHDRAWN);
        awaitStates(referral, "WITHHELD", "WITHHELD");
        assertThat(hospital.heard()).hasSize(heard);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "discloser, LAKESIDE, WITHHELD",
        "discloser, *, DELIVERED",
        "purpose, PAYMENT, WITHHELD",
        "purpose, TREATMENT_PAYMENT_OPERATIONS, DELIVERED",
        "recipient, LAKESIDE, WITHHELD",
        "recipient, STEPDOWN, WITHHELD",
        "recipient, *, DELIVERED",
        "scope, APPOINTMENTS, WITHHELD",
        "scope, IDENTITY, WITHHELD",
        "expiresOn, yesterday, WITHHELD",
        "expiresOn, today, DELIVERED"
    })
    void a_consent_covers_what_it_says(String field, String value, String state) {
        UUID referral = sharedReferral();
        agreed(
                referral,
                Map.of(
                        field,
                        switch (value) {
                            case "yesterday" -> TODAY.minusDays(1).toString();
                            case "today" -> TODAY.toString();
                            default -> field.equals("scope") ? List.of(value) : value;
                        }));
        care.says(referral, ReferralStatus.WAITLISTED);
        awaitStates(referral, state);
    }

    @Test
    void when_the_patient_is_to_come_is_told_to_whom_that_was_agreed() {
        UUID referral = sharedReferral();
        agreed(referral, Map.of());
        care.says(referral, ReferralStatus.ENROLLED);
        awaitStates(referral, "WITHHELD", "DELIVERED");
        assertThat(JsonMapper.shared()
                        .readTree(hospital.heard().getFirst().body())
                        .path("session")
                        .isNull())
                .isTrue();

        agreed(referral, Map.of("scope", List.of("APPOINTMENTS")));
        awaitStates(referral, "DELIVERED", "DELIVERED");
        assertThat(hospital.heard().getLast().body()).contains("2026-03-10T14:00:00Z");
    }

    @Test
    void what_another_place_told_of_the_same_patient_is_in_no_referral_of_ours() {
        new HospitalLine(service).send(Hl7Text.discharge("C" + patient, "M" + patient));
        UUID ours = loop.referralOf("C" + patient);
        care.says(ours, ReferralStatus.WITHDRAWN);
        havenKnowsThePatient();
        new HospitalLine(service)
                .send(Hl7Text.starting("MSH|^~\\&|EPIC|HAVEN|STEPDOWN|STEPDOWN|20260305120000-0500||ADT^A03^ADT_A03|H"
                                + patient + "|P|2.5.1")
                        .with("EVN|A03|20260311120000-0500")
                        .with("PID|1||M" + patient + "^^^GENHOSP^MR||RIVERA^SECRET||19880412|F")
                        .with("PV1|1|I|RES^1^1^HAVEN" + "|".repeat(16) + "W" + patient + "^^^HAVEN^VN" + "|".repeat(17)
                                + "01")
                        .with("DG1|1||F33.1^Depression^I10C|||F"));
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/api/referrals/" + ours + "/patient").text().contains("SECRET"));

        Api stranger = clinician(Map.of());
        Api.Reply seen = stranger.get("/api/referrals/" + ours + "/patient");
        if (!seen.json().path("restricted").asBoolean()) {
            assertThat(seen.text()).contains("CANARY").doesNotContain("SECRET", "S" + patient);
        }
        assertThat(seen.text()).doesNotContain("SECRET");
        stranger.close();
    }

    @Test
    void who_a_patient_is_to_a_house_under_part_2_is_shown_to_no_other_house() {
        new HospitalLine(service).send(Hl7Text.discharge("C" + patient, "M" + patient));
        UUID ours = loop.referralOf("C" + patient);
        havenKnowsThePatient();
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/api/referrals/" + ours + "/patient").text().contains("SECRET"));

        Api stranger = clinician(Map.of());
        assertThat(stranger.get("/api/referrals/" + ours + "/patient").text())
                .contains("CANARY")
                .doesNotContain("SECRET", "S" + patient, "HAVEN");
        stranger.close();
    }

    @Test
    void that_there_is_a_consent_of_a_house_under_part_2_is_shown_to_no_other_house() {
        new HospitalLine(service).send(Hl7Text.discharge("C" + patient, "M" + patient));
        UUID ours = loop.referralOf("C" + patient);
        String consent = agreed(ours, Map.of());
        String book = "/api/referrals/" + ours + "/consents";
        assertThat(api.get(book).text()).contains("HAVEN");

        Api stranger = clinician(Map.of());
        assertThat(stranger.get(book).json().path("consents").size()).isZero();
        assertThat(stranger.post(book + "/" + consent + "/revoke", "{}").status())
                .isEqualTo(404);
        stranger.close();
        assertThat(api.get(book).text()).contains("\"revokedAt\":null");
    }

    @Test
    void who_asks_hears_no_more_than_who_is_told() {
        UUID referral = sharedReferral();
        Api genhosp = new Api(port, "Bearer " + ISSUER.publisher("epic", "GENHOSP"));
        Api haven = new Api(port, "Bearer " + ISSUER.publisher("epic", "HAVEN"));
        String ours = "/api/messages/C" + patient + "?application=EPIC&facility=GENHOSP";

        assertThat(genhosp.get(ours).json().path("referrals").size()).isZero();
        assertThat(haven.get("/api/messages/H" + patient + "?application=EPIC&facility=HAVEN")
                        .json()
                        .path("referrals")
                        .size())
                .isEqualTo(1);
        agreed(referral, Map.of());
        assertThat(genhosp.get(ours).json().path("referrals").size()).isEqualTo(1);
        genhosp.close();
        haven.close();
    }

    @Test
    void staff_of_another_house_see_a_restricted_item_until_the_patient_agrees() {
        UUID referral = sharedReferral();
        Api stranger = clinician(Map.of());

        assertThat(stranger.get("/api/referrals/" + referral + "/patient").text())
                .doesNotContain("CANARY")
                .contains("\"restricted\":true");
        assertThat(stranger.get("/api/referrals/" + referral).text())
                .contains("\"restricted\":true")
                .doesNotContain("RESIDENTIAL", "ACUTE_PSYCHIATRIC", "DEPRESSION");
        assertThat(stranger.get("/api/messages/C" + patient + "/lineage?application=EPIC&facility=GENHOSP")
                        .text())
                .contains("RESTRICTED")
                .doesNotContain("RESIDENTIAL");
        assertThat(api.get("/api/referrals/" + referral + "/patient").text()).contains("CANARY");

        String consent = agreed(referral, Map.of("recipient", "STEPDOWN", "scope", List.of("IDENTITY")));
        assertThat(stranger.get("/api/referrals/" + referral + "/patient").text())
                .contains("CANARY");
        api.post("/api/referrals/" + referral + "/consents/" + consent + "/revoke", "{}");
        assertThat(stranger.get("/api/referrals/" + referral + "/patient").text())
                .doesNotContain("CANARY");
        stranger.close();
    }

    @Test
    void the_glass_is_broken_by_who_has_just_proven_who_they_are_for_themselves_only() {
        UUID referral = sharedReferral();
        String address = "/api/referrals/" + referral;
        Api stale = clinician(
                Map.of("auth_time", Instant.now().minus(Duration.ofMinutes(6)).getEpochSecond()));
        Api fresh = clinician(Map.of("auth_time", Instant.now().getEpochSecond()));
        Api other = clinician(Map.of("preferred_username", "somebody.else"));

        assertThat(stale.post(address + "/break-glass", Map.of("reason", "a fall at home"))
                        .status())
                .isEqualTo(401);
        assertThat(other.post(address + "/break-glass", Map.of("reason", "a fall at home"))
                        .status())
                .isEqualTo(401);
        assertThat(fresh.post(address + "/break-glass", Map.of("reason", " ")).status())
                .isEqualTo(400);
        assertThat(fresh.post(address + "/break-glass", Map.of("reason", "a fall at home, CANARY hurt"))
                        .status())
                .isEqualTo(200);

        assertThat(fresh.get(address + "/patient").text()).contains("CANARY");
        assertThat(other.get(address + "/patient").text()).doesNotContain("CANARY");
        assertThat(jdbc.sql("""
                        select count(*) from audit.entry
                        where kind = 'BREAK_GLASS' and outcome = 'DONE' and :id = any(objects)
                        """)
                        .param("id", referral.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("""
                        select count(*) from delivery.outbox
                        where event_type like '%GlassBroken'
                          and key = (select patient_key from referral where id = :id)
                        """).param("id", referral).query(Integer.class).single())
                .isEqualTo(1);
        jdbc.sql("update broken_glass set reason = reason where referral_id = :id")
                .param("id", referral)
                .update();
        stale.close();
        fresh.close();
        other.close();
    }

    @Test
    void what_is_missing_in_a_consent_is_said() {
        UUID referral = sharedReferral();
        Api.Reply reply = api.post(
                "/api/referrals/" + referral + "/consents",
                Map.of(
                        "discloser",
                        "NOWHERE",
                        "signedOn",
                        TODAY.plusDays(2).toString(),
                        "expiresOn",
                        TODAY.toString()));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("detail").asString())
                .contains("discloser is no", "recipient is required", "purpose", "scope", "signedOn", "expiresOn");
    }

    @Test
    void a_merge_takes_consents_along() {
        UUID referral = sharedReferral();
        agreed(referral, Map.of());
        String other = Loop.patient();
        new HospitalLine(service).send(Hl7Text.discharge("C" + other, "M" + other));
        UUID surviving = loop.referralOf("C" + other);
        new HospitalLine(service)
                .send(Hl7Text.message("ADT^A40^ADT_A39", "X" + patient)
                        .with("EVN|A40|20260306120000-0500")
                        .patient("M" + other)
                        .with("MRG|M" + patient + "^^^GENHOSP^MR"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/referrals/" + surviving + "/consents")
                                .json()
                                .path("consents")
                                .size())
                        .isEqualTo(1));
    }

    /** HAVEN says who the patient is to it, under a name and a number of its own; of a visit it says nothing. */
    private void havenKnowsThePatient() {
        new HospitalLine(service)
                .send(Hl7Text.starting("MSH|^~\\&|EPIC|HAVEN|STEPDOWN|STEPDOWN|20260305120000-0500||ADT^A31^ADT_A05|P"
                                + patient + "|P|2.5.1")
                        .with("EVN|A31|20260310120000-0500")
                        .with("PID|1||M" + patient + "^^^GENHOSP^MR~S" + patient
                                + "^^^HAVEN^MR||RIVERA^SECRET||19880412|F"));
    }

    /** An acute stay at GENHOSP, then residential care at HAVEN: one referral. */
    private UUID sharedReferral() {
        new HospitalLine(service).send(Hl7Text.discharge("C" + patient, "M" + patient));
        UUID referral = loop.referralOf("C" + patient);
        String answer = new HospitalLine(service)
                .send(Hl7Text.starting("MSH|^~\\&|EPIC|HAVEN|STEPDOWN|STEPDOWN|20260305120000-0500||ADT^A03^ADT_A03|H"
                                + patient + "|P|2.5.1")
                        .with("EVN|A03|20260306120000-0500")
                        .patient("M" + patient)
                        .with("PV1|1|I|RES^1^1^HAVEN" + "|".repeat(16) + "W" + patient + "^^^HAVEN^VN" + "|".repeat(17)
                                + "01")
                        .with("DG1|1||F33.1^Depression^I10C|||F"));
        assertThat(answer).contains("MSA|AA");
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/messages/H" + patient + "?application=EPIC&facility=HAVEN")
                        .json()
                        .path("referrals")
                        .findValuesAsString("id")
                        .contains(referral.toString()));
        return referral;
    }

    /** A consent of HAVEN's records to GENHOSP, for treatment, of the status; unless it differs. */
    private String agreed(UUID referral, Map<String, Object> differs) {
        Map<String, Object> consent = new LinkedHashMap<>(Map.of(
                "discloser",
                "HAVEN",
                "recipient",
                "GENHOSP",
                "purpose",
                "TREATMENT",
                "scope",
                List.of("STATUS"),
                "signedOn",
                TODAY.minusDays(30).toString()));
        consent.putAll(differs);
        Api.Reply reply = api.post("/api/referrals/" + referral + "/consents", consent);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("id").asString();
    }

    /** Of GENHOSP alone. */
    private Api clinician(Map<String, Object> more) {
        var token = ISSUER.staffToken("genhosp.clinician", "clinician").with("facilities", List.of("GENHOSP"));
        more.forEach(token::with);
        return new Api(port, "Bearer " + token.signed());
    }

    private int refusals(UUID referral) {
        return jdbc.sql("""
                select count(*) from audit.entry
                where kind = 'DELIVERY' and outcome = 'REFUSED' and code = 'NO_CONSENT'
                  and objects && (select array_agg(id::text) from loop_delivery where referral_id = :id)
                """).param("id", referral).query(Integer.class).single();
    }

    private void awaitStates(UUID referral, String... latestFirst) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsExactly(latestFirst));
    }
}
