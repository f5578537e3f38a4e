package org.stepdown.notification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.EventIds;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.notification.HookServer.Call;
import org.stepdown.notification.HookServer.Manner;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;

/** Deliveries outside the inbox, to real targets that behave and misbehave. */
@OnRealParts
class DispatchTest {

    private static final String SECRET = "a-secret-of-the-hospital-0001";
    private static final Duration SOON = Duration.ofSeconds(120);

    @LocalServerPort
    private int port;

    @Autowired
    private DeliveryRecords records;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_thousand_deliveries_to_a_target_that_fails_hangs_and_redirects_arrive_and_hold_up_nobody() {
        try (HookServer bad = new HookServer(DispatchTest::badly);
                HookServer good = new HookServer((path, attempt) -> Manner.TAKE)) {
            UUID alert = anAlert();
            List<Delivery> toBad = IntStream.range(0, 1000)
                    .mapToObj(n -> hook(alert, "bad" + n, bad.url() + "/" + n))
                    .toList();
            List<Delivery> others = new ArrayList<>();
            IntStream.range(0, 50).forEach(n -> others.add(hook(alert, "good" + n, good.url() + "/" + n)));
            IntStream.range(0, 50).forEach(n -> others.add(email(alert, "mail" + n)));
            records.plan(toBad, Instant.now());
            await().atMost(SOON).until(() -> bad.calls().size() > 20);
            records.plan(others, Instant.now());

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(others)).isEqualTo(Map.of("DELIVERED", 50L, "SENT", 50L)));
            assertThat(states(toBad)).as("the others did not wait").containsKeys("FAILED");
            await().atMost(SOON).untilAsserted(() -> assertThat(states(toBad)).isEqualTo(Map.of("DELIVERED", 1000L)));

            assertThat(ids(bad.taken()))
                    .isEqualTo(toBad.stream().map(one -> one.id().toString()).collect(toSet()));
            assertThat(bad.taken()).as("taken once each").hasSize(1000);
            bad.calls().stream()
                    .collect(groupingBy(Call::path))
                    .forEach((path, calls) ->
                            assertThat(ids(calls)).as("identity of " + path).hasSize(1));
            assertThat(bad.calls()).extracting(Call::path).doesNotContain("/trap");
            assertThat(good.taken()).hasSize(50);
            assertThat(MailServerInitializer.server().received())
                    .extracting(MailServer.Email::to)
                    .containsAll(IntStream.range(0, 50)
                            .mapToObj(n -> "mail" + n + "@hospital.example")
                            .toList());
        }
    }

    private static Manner badly(String path, int attempt) {
        int n = Integer.parseInt(path.substring(1));
        if (attempt == 1) {
            return n % 20 == 1 ? Manner.HANG : n % 4 == 0 ? Manner.FAIL : n % 4 == 2 ? Manner.REDIRECT : Manner.TAKE;
        }
        return attempt == 2 && n % 8 == 0 ? Manner.FAIL : Manner.TAKE;
    }

    @Test
    void a_webhook_is_signed_and_says_no_more_than_it_may() throws GeneralSecurityException {
        try (HookServer server = new HookServer((path, attempt) -> Manner.TAKE)) {
            APatient patient = APatient.called("Wilhelmina", "Quackenbush");
            UUID alert = anAlert(patient);
            Delivery delivery = hook(alert, "signed", server.url() + "/signed");
            records.plan(List.of(delivery), Instant.now());
            await().atMost(SOON).until(() -> !server.taken().isEmpty());

            Call call = server.taken().getFirst();
            String id = call.header("webhook-id");
            assertThat(id).isEqualTo(delivery.id().toString());
            assertThat(call.header("webhook-signature"))
                    .isEqualTo("v1," + hmac(id + "." + call.header("webhook-timestamp") + "." + call.body()));
            assertThat(call.body())
                    .contains(alert.toString(), "\"urgency\"", "\"dueAt\"", "\"link\"")
                    .doesNotContain(
                            "Quackenbush",
                            "Wilhelmina",
                            patient.key(),
                            patient.referral().toString(),
                            "NEEDS_REVIEW");
            new Api(port)
                    .get("/api/deliveries?state=DELIVERED&limit=1000")
                    .body()
                    .forEach(one -> assertThat(one.toString()).doesNotContain(server.url()));
        }
    }

    @Test
    void staff_are_told_once_of_a_recipient_that_can_not_be_reached_and_it_is_taken_back_when_it_can() {
        try (HookServer server = new HookServer((path, attempt) -> Manner.TAKE)) {
            UUID alert = anAlert();
            List<Delivery> lost = List.of(
                    hook(alert, "metadata", "https://169.254.169.254/latest"),
                    telling(alert, "metadata", "again", Channel.WEBHOOK),
                    telling(alert, "unknown", "step", Channel.EMAIL));
            records.plan(lost, Instant.now());

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(errors(lost))
                            .containsExactlyInAnyOrder("ADDRESS_NOT_ALLOWED", "ADDRESS_NOT_ALLOWED", "NO_ADDRESS"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(openAlertsAbout("metadata")).isEqualTo(1));

            contact("metadata", "WEBHOOK", server.url() + "/mended");
            Delivery next = telling(alert, "metadata", "next", Channel.WEBHOOK);
            records.plan(List.of(next), Instant.now());
            await().atMost(SOON).until(() -> !server.taken().isEmpty());
            assertThat(new Api(port)
                            .post("/api/deliveries/" + lost.getFirst().id() + "/retry", "{}")
                            .status())
                    .isEqualTo(200);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(lost.subList(0, 1))).containsOnlyKeys("DELIVERED"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(openAlertsAbout("metadata")).isZero());
            assertThat(openAlertsAbout("unknown")).isEqualTo(1);
        }
    }

    @Test
    void a_shape_and_a_secret_are_kept_and_the_secret_is_never_shown() {
        Api api = new Api(port);
        api.put("/api/webhooks?recipient=team/night", "{\"shape\": \"SLACK\", \"secret\": \"" + SECRET + "\"}");

        assertThat(api.get("/api/webhooks?recipient=team/night").body().toString())
                .contains("\"signed\":true", "SLACK")
                .doesNotContain(SECRET);
        assertThat(api.put("/api/webhooks?recipient=team/night", "{\"shape\": \"FAX\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.put("/api/webhooks?recipient=team/night", "{\"shape\": \"TEAMS\", \"secret\": \"short\"}")
                        .status())
                .isEqualTo(422);
    }

    private UUID anAlert() {
        return anAlert(APatient.any());
    }

    private UUID anAlert(APatient patient) {
        Api api = new Api(port);
        try (Sender sender = new Sender()) {
            sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.alerts(patient.referral())).hasSize(1));
        return UUID.fromString(
                api.alert(patient.referral(), "NEEDS_REVIEW").path("id").asString());
    }

    private Delivery hook(UUID alert, String recipient, String url) {
        contact(recipient, "WEBHOOK", url);
        jdbc.sql("insert into webhook values (?, 'STEPDOWN', ?, now()) on conflict do nothing")
                .params(recipient, SECRET)
                .update();
        return telling(alert, recipient, "step", Channel.WEBHOOK);
    }

    private Delivery email(UUID alert, String recipient) {
        contact(recipient, "EMAIL", recipient + "@hospital.example");
        return telling(alert, recipient, "step", Channel.EMAIL);
    }

    private void contact(String recipient, String channel, String address) {
        jdbc.sql("""
                insert into contact (recipient, channel, address, changed_at) values (?, ?, ?, now())
                on conflict (recipient, channel) do update set address = excluded.address
                """).params(recipient, channel, address).update();
    }

    private static Delivery telling(UUID alert, String recipient, String occasion, Channel channel) {
        return Delivery.of(
                new Delivery.About.AnAlert(alert),
                occasion,
                0,
                recipient,
                channel,
                Instant.now(),
                (about, why, to, by) -> EventIds.derived(about, why + "/" + to + "/" + by));
    }

    private Map<String, Long> states(List<Delivery> deliveries) {
        return jdbc
                .sql("select state from delivery where id = any(?)")
                .param(identities(deliveries))
                .query(String.class)
                .list()
                .stream()
                .collect(groupingBy(state -> state, counting()));
    }

    private List<@Nullable String> errors(List<Delivery> deliveries) {
        return jdbc.sql("select error from delivery where id = any(?) and error is not null")
                .param(identities(deliveries))
                .query(String.class)
                .list();
    }

    private int openAlertsAbout(String recipient) {
        return jdbc.sql("""
                select count(*) from alert where topic = 'DELIVERY_FAILURE' and subject like ? and state <> 'RETRACTED'
                """).param("%/" + recipient).query(Integer.class).single();
    }

    private static UUID[] identities(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toArray(UUID[]::new);
    }

    private static Set<String> ids(List<Call> calls) {
        return calls.stream().map(call -> call.header("webhook-id")).collect(toSet());
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
