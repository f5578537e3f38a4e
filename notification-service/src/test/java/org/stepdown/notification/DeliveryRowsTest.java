package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.delivery.EventIds;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;
import org.stepdown.notification.digest.Gathered;
import org.stepdown.notification.digest.GatheredRecords;

/** What is kept of deliveries, and what of it the API shows. */
@OnRealParts
class DeliveryRowsTest {

    /** So late that nothing is sent. */
    private static final Instant NOW = Instant.parse("2126-03-02T15:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private DeliveryRecords records;

    @Autowired
    private GatheredRecords gathered;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void a_telling_is_kept_once_and_what_is_not_sent_yet_is_dropped_with_its_alert() {
        UUID alert = anAlert();
        List<Delivery> deliveries =
                List.of(to(alert, "drill-reyes", Channel.INBOX), to(alert, "drill-reyes", Channel.EMAIL));

        records.plan(deliveries, NOW);
        records.plan(deliveries, NOW);
        assertThat(states(alert)).isEqualTo(Map.of("INBOX", "SENT", "EMAIL", "PENDING"));

        records.seen(List.of(new DeliveryRecords.Seen(alert, "drill-reyes", NOW)));
        records.drop(List.of(alert), NOW);
        assertThat(states(alert)).isEqualTo(Map.of("INBOX", "DELIVERED", "EMAIL", "DROPPED"));
    }

    @Test
    void what_an_answer_dropped_is_to_be_made_again_when_the_answer_is_taken_back() {
        UUID alert = anAlert();
        records.plan(List.of(to(alert, "drill-reyes", Channel.EMAIL)), NOW);
        records.drop(List.of(alert), NOW);

        records.restore(List.of(alert), NOW.minusSeconds(11), NOW);

        assertThat(states(alert)).isEqualTo(Map.of("EMAIL", "PENDING"));
    }

    /** A clock that is set back, or one of another instance that is behind, finds the same time due once more. */
    @Test
    void a_digest_of_a_time_of_which_there_is_one_already_is_another() {
        String recipient = "drill-" + UUID.randomUUID();
        List<GatheredRecords.Due> due = List.of(new GatheredRecords.Due(recipient, NOW));

        List<UUID> digests = new ArrayList<>();
        for (UUID alert : List.of(anAlert(), anAlert())) {
            transactions.executeWithoutResult(status -> {
                gathered.gather(List.of(new Gathered(recipient, Channel.EMAIL, alert, NOW)), any -> NOW);
                gathered.make(due).forEach(digest -> digests.add(digest.id()));
            });
        }

        assertThat(digests).hasSize(2).doesNotHaveDuplicates();
    }

    private UUID anAlert() {
        APatient patient = APatient.any();
        Api api = new Api(port);
        try (Sender sender = new Sender()) {
            sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.alerts(patient.referral())).hasSize(1));
        return UUID.fromString(
                api.alert(patient.referral(), "NEEDS_REVIEW").path("id").asString());
    }

    private static Delivery to(UUID alert, String recipient, Channel channel) {
        return Delivery.of(
                new Delivery.About.AnAlert(alert),
                "drill",
                0,
                recipient,
                channel,
                NOW,
                (about, occasion, to, by) -> EventIds.derived(about, occasion + "/" + to + "/" + by));
    }

    private Map<String, String> states(UUID alert) {
        return new Api(port)
                .get("/api/alerts/" + alert)
                .body()
                .path("deliveries")
                .valueStream()
                .filter(told -> told.path("recipient").asString().equals("drill-reyes"))
                .collect(Collectors.toMap(
                        told -> told.path("channel").asString(),
                        told -> told.path("state").asString()));
    }
}
