package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.loop.Hospital.Heard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is decided of a referral reaches who sent it. */
@RunningService
class LoopPushTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private Loop loop;
    private Care care;
    private Hospital hospital;
    private Listener listener;

    @BeforeEach
    void open() throws IOException {
        api = new Api(port);
        loop = new Loop(api, service);
        care = new Care(service);
        hospital = new Hospital();
        listener = new Listener();
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        hospital.close();
        listener.close();
        api.close();
    }

    @Test
    void a_webhook_hears_each_status_in_order_signed_and_without_a_word_on_the_patient() {
        loop.webhook(hospital.url("/hook"));
        String patient = Loop.patient();
        UUID referral = loop.referral(patient);

        care.says(referral, ReferralStatus.IN_REVIEW, "NO_DIAGNOSIS", "SAFE_AT_HOME_UNKNOWN");
        care.says(referral, ReferralStatus.WAITLISTED, "NO_COHORT_FITS");
        care.says(referral, ReferralStatus.ENROLLED);

        List<Heard> heard = heard(referral, 4);
        assertThat(heard.stream().map(LoopPushTest::body))
                .extracting(body ->
                        body.path("type").asString() + " " + body.path("status").asString())
                .containsExactly(
                        "referral.status IN_REVIEW",
                        "referral.status WAITLISTED",
                        "referral.status ENROLLED",
                        "session.booked ENROLLED");
        JsonNode first = body(heard.getFirst());
        assertThat(first.path("controlId").asString()).isEqualTo("C" + patient);
        assertThat(first.path("reasons").valueStream().map(JsonNode::asString)).containsExactly("SAFE_AT_HOME_UNKNOWN");
        assertThat(body(heard.getLast()).path("session").path("startsAt").asString())
                .isEqualTo("2026-03-10T14:00:00Z");
        assertThat(heard).allSatisfy(request -> {
            assertThat(request.body() + request.headers() + request.path())
                    .doesNotContain("CANARY", "PATIENT", "1988", "M" + patient, "F33", "Opioid", "\"P1\"");
            assertThat(request.headers().get("webhook-signature"))
                    .isEqualTo(ReceiverCheck.signature(Loop.SECRET, request));
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("DELIVERED"));
    }

    @Test
    void what_fails_in_passing_is_sent_again_under_the_same_id_and_nothing_overtakes_it() {
        loop.webhook(hospital.url("/hook"));
        AtomicInteger tries = new AtomicInteger();
        hospital.answers(request -> switch (tries.incrementAndGet()) {
            case 1 -> 500;
            case 2 -> 503;
            default -> 200;
        });
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);
        care.says(referral, ReferralStatus.WITHDRAWN);

        List<Heard> heard = heard(referral, 4);
        assertThat(heard.stream().map(request -> body(request).path("status").asString()))
                .containsExactly("WAITLISTED", "WAITLISTED", "WAITLISTED", "WITHDRAWN");
        assertThat(heard.subList(0, 3))
                .extracting(Heard::id)
                .containsOnly(heard.getFirst().id());
    }

    @Test
    void who_hangs_leaves_the_delivery_sent_and_is_asked_again() {
        loop.webhook(hospital.url("/hook"));
        AtomicInteger tries = new AtomicInteger();
        hospital.answers(request -> {
            if (tries.incrementAndGet() == 1) {
                hang();
            }
            return 200;
        });
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);

        Set<String> seen = new HashSet<>();
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> {
            JsonNode delivery = loop.delivery(referral);
            String state = delivery.path("state").asString("");
            if (delivery.path("attempts").asInt() > 0) {
                seen.add(state + " " + delivery.path("lastError").asString(""));
            }
            return state.equals("DELIVERED");
        });
        assertThat(seen).containsExactlyInAnyOrder("SENT ", "SENT NO_ANSWER", "DELIVERED ");
        List<Heard> heard = heard(referral, 2);
        assertThat(heard)
                .hasSize(2)
                .extracting(Heard::id)
                .containsOnly(heard.getFirst().id());
    }

    @Test
    void a_redirect_is_not_followed_and_is_an_end_that_staff_hear_of_and_an_operator_can_try_again() {
        loop.webhook(hospital.url("/hook"));
        hospital.answers(request -> 302);
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("FAILED"));
        JsonNode failed = loop.delivery(referral);
        assertThat(failed.path("lastError").asString()).isEqualTo("HTTP_302");
        assertThat(hospital.heard()).noneMatch(request -> request.path().equals("/elsewhere"));
        assertThat(failedEvents(failed.path("target").asString())).isEqualTo(1);
        hospital.answers(request -> 200);
        assertThat(api.post("/api/loop/deliveries/" + failed.path("id").asString() + "/retry", "{}")
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("DELIVERED"));
        assertThat(api.post("/api/loop/deliveries/" + failed.path("id").asString() + "/retry", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void nobody_is_connected_to_who_is_neither_public_nor_allowed_and_others_go_on() {
        String metadata = loop.target("ssrf", """
            {"facility":"GENHOSP","kind":"WEBHOOK","url":"https://169.254.169.254/latest","secret":"%s"}
            """.formatted(Loop.SECRET));
        String other = loop.target("refused", """
            {"facility":"GENHOSP","kind":"WEBHOOK","url":"http://127.0.0.1:1/","secret":"%s"}
            """.formatted(Loop.SECRET));
        loop.webhook(hospital.url("/hook"));
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(loop.delivery(referral, metadata).path("lastError").asString())
                    .isEqualTo("ADDRESS_NOT_ALLOWED");
            assertThat(loop.delivery(referral, other).path("lastError").asString())
                    .isEqualTo("CONNECTION_REFUSED");
        });
        assertThat(heard(referral, 1)).hasSize(1);
        assertThat(loop.delivery(referral, metadata).path("state").asString()).isIn("PENDING", "SENT");
    }

    @Test
    void a_fhir_server_gets_the_task_of_the_referral() {
        loop.target("fhir", """
            {"facility":"GENHOSP","application":"EPIC","kind":"FHIR_TASK","url":"%s","secret":"t0ken"}
            """.formatted(hospital.url("/fhir")));
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.ENROLLED);

        Heard heard = await().atMost(PATIENCE)
                .until(
                        () -> hospital.heard().stream()
                                .filter(request -> request.path().equals("/fhir/Task/" + referral))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(heard.method()).isEqualTo("PUT");
        assertThat(heard.headers()).containsEntry("authorization", "Bearer t0ken");
        org.hl7.fhir.r4.model.Task task = ca.uhn.fhir.context.FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(org.hl7.fhir.r4.model.Task.class, heard.body());
        assertThat(task.getStatus()).isEqualTo(org.hl7.fhir.r4.model.Task.TaskStatus.ACCEPTED);
        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("ENROLLED");
        assertThat(((org.hl7.fhir.r4.model.DateTimeType)
                                task.getOutputFirstRep().getValue())
                        .getValue()
                        .toInstant())
                .isEqualTo(Care.FIRST_SESSION);
        assertThat(heard.body()).doesNotContain("CANARY", "Opioid", "1988");
    }

    @Test
    void an_hl7_listener_gets_rri_and_siu_on_one_connection() throws Exception {
        loop.mllp(listener, "");
        String patient = Loop.patient();
        UUID referral = loop.requested(patient);

        care.says(referral, ReferralStatus.ENROLLED);
        care.books(referral, Care.FIRST_SESSION.plus(Duration.ofDays(1)));
        care.attendance(referral, AttendanceStatus.NO_SHOW, LocalDate.of(2026, 3, 11), UUID.randomUUID(), false);
        care.attendance(referral, AttendanceStatus.ATTENDED, LocalDate.of(2026, 3, 11), UUID.randomUUID(), true);
        care.says(referral, ReferralStatus.STARTED);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(patient))
                        .extracting(Parsed::event)
                        .containsExactly("I12", "S12", "I12", "S13", "S26", "S14", "I12"));
        Parsed rri = messages(patient).getFirst();
        assertThat(rri.get("MSA-2")).isEqualTo("R" + patient);
        assertThat(rri.get("RF1-1-1")).isEqualTo("A");
        assertThat(rri.get("RF1-1-4")).isEqualTo("ENROLLED");
        assertThat(rri.get("RF1-6-1")).isEqualTo("K" + patient);
        assertThat(rri.get("PID-3-1")).isEqualTo("M" + patient);
        assertThat(rri.get("PID-5-1")).isEqualTo("CANARY");
        Parsed booked = messages(patient).get(1);
        assertThat(booked.get("SCH-25-1")).isEqualTo("Booked");
        assertThat(booked.get("SCH-11-4")).isEqualTo("20260310140000+0000");
        Parsed missed = messages(patient).get(4);
        assertThat(missed.get("SCH-25-1")).isEqualTo("Noshow");
        assertThat(missed.get("SCH-2-1")).isEqualTo(booked.get("SCH-2-1"));
        assertThat(listener.heard()).allSatisfy(text -> assertThat(text).doesNotContain("Opioid", "F33"));
        assertThat(listener.connections()).isEqualTo(1);
    }

    @Test
    void a_rejected_message_is_given_up_an_erroneous_one_after_some_tries_and_silence_is_no_answer() {
        loop.mllp(listener, ",\"appointments\":false");
        listener.answers(message -> message.contains("WITHDRAWN") ? "AR" : message.contains("WAITLISTED") ? "AE" : "");
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WITHDRAWN);
        comesToBe(referral, "FAILED HL7_AR");
        assertThat(loop.delivery(referral).path("attempts").asInt()).isEqualTo(1);
        care.says(referral, ReferralStatus.WAITLISTED);
        comesToBe(referral, "FAILED HL7_AE");
        assertThat(loop.delivery(referral).path("attempts").asInt()).isEqualTo(3);
        care.says(referral, ReferralStatus.IN_REVIEW);
        comesToBe(referral, "SENT NO_ANSWER");
        listener.answers(message -> "CA");
        comesToBe(referral, "DELIVERED ");
    }

    private void comesToBe(UUID referral, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode delivery = loop.delivery(referral);
            assertThat(delivery.path("state").asString() + " "
                            + delivery.path("lastError").asString(""))
                    .isEqualTo(state);
        });
    }

    @Test
    void several_instances_send_each_message_once_and_in_order() {
        loop.webhook(hospital.url("/hook"));
        List<UUID> referrals =
                Stream.generate(() -> loop.referral(Loop.patient())).limit(6).toList();
        List<ReferralStatus> story = List.of(
                ReferralStatus.WAITLISTED, ReferralStatus.OFFERED, ReferralStatus.IN_REVIEW, ReferralStatus.DECLINED);
        try (SendDeliveries second = another()) {
            story.forEach(status -> referrals.forEach(referral -> care.says(referral, status)));
            await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).untilAsserted(() -> {
                second.run();
                assertThat(hospital.heard()).hasSizeGreaterThanOrEqualTo(24);
            });
        }

        assertThat(hospital.heard()).hasSize(24).extracting(Heard::id).doesNotHaveDuplicates();
        referrals.forEach(referral -> assertThat(heard(referral, 4).stream()
                        .map(request -> body(request).path("status").asString()))
                .containsExactlyElementsOf(story.stream().map(Enum::name).toList()));
    }

    @Test
    void an_instance_that_dies_after_sending_leaves_it_to_another_which_repeats_it_under_the_same_id() {
        loop.webhook(hospital.url("/hook"));
        UUID referral = loop.referral(Loop.patient());
        AtomicInteger tries = new AtomicInteger();
        hospital.answers(request -> {
            if (tries.incrementAndGet() == 1) {
                // What a death leaves behind: a claim that runs out and that nobody answers for.
                jdbc.sql("update loop_lane set claim = gen_random_uuid(), claimed_until = now() where"
                                + " referral_id = :id")
                        .param("id", referral)
                        .update();
            }
            return 200;
        });

        care.says(referral, ReferralStatus.WAITLISTED);

        List<Heard> heard = heard(referral, 2);
        assertThat(heard).extracting(Heard::id).containsOnly(heard.getFirst().id());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("DELIVERED"));
    }

    @Test
    void what_was_told_shows_in_the_lineage_of_the_message() {
        loop.webhook(hospital.url("/hook"));
        String patient = Loop.patient();
        UUID referral = loop.referral(patient);

        care.says(referral, ReferralStatus.WAITLISTED);

        JsonNode seen = api.outcome(
                "C" + patient,
                outcome -> outcome.path("referrals")
                        .path(0)
                        .path("told")
                        .path(0)
                        .path("state")
                        .asString("")
                        .equals("DELIVERED"));
        assertThat(seen.path("referrals")
                        .path(0)
                        .path("told")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("WAITLISTED");
    }

    private SendDeliveries another() {
        LoopProperties settings = service.getBean(LoopProperties.class);
        return new SendDeliveries(
                service.getBean(Targets.class),
                service.getBean(Lanes.class),
                List.copyOf(service.getBeansOfType(Channel.class).values()),
                service.getBean(MeterRegistry.class),
                Clock.systemUTC(),
                settings.answer());
    }

    private List<Heard> heard(UUID referral, int most) {
        return await().atMost(PATIENCE)
                .until(
                        () -> hospital.heard().stream()
                                .filter(request -> request.body().contains(referral.toString()))
                                .toList(),
                        found -> found.size() >= most);
    }

    private static JsonNode body(Heard heard) {
        return JSON.readTree(heard.body());
    }

    private List<Parsed> messages(String patient) {
        return listener.heard().stream()
                .filter(text -> text.contains("M" + patient))
                .map(Parsed::of)
                .toList();
    }

    private int failedEvents(String target) {
        return jdbc.sql("""
            select count(*) from delivery.outbox o
            where event_type like '%LoopDeliveryFailed'
              and key = (select 'loop/' || id from loop_target where name = :name)
            """).param("name", target).query(Integer.class).single();
    }

    private static void hang() {
        try {
            Thread.sleep(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
