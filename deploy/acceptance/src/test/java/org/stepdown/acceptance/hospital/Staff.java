package org.stepdown.acceptance.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import tools.jackson.databind.JsonNode;

/** Intake staff and program leads: decisions, seats and alerts. */
public final class Staff {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program enrollment;
    private final Program notification;

    public Staff(Program enrollment, Program notification) {
        this.enrollment = enrollment;
        this.notification = notification;
    }

    /** Waits until the referral is decided so, and returns the decision. */
    public JsonNode seesDecision(String referral, String outcome) {
        return Awaitility.await("decision " + outcome + " of " + referral)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> Http.get(enrollment.url() + "/api/referrals/" + referral + "/decision")
                                .json(),
                        decision -> decision.path("outcome").asString().equals(outcome));
    }

    /** Waits for an alert of this topic about the referral; there is exactly one. */
    public JsonNode isTold(String referral, String topic) {
        List<JsonNode> alerts = Awaitility.await("alert " + topic + " of " + referral)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> alerts(referral, topic), found -> !found.isEmpty());
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }

    /** Alerts of this topic about the referral at this moment. */
    public List<JsonNode> alerts(String referral, String topic) {
        return alertsBy("referral=" + referral, topic);
    }

    /** Open alerts of this topic at this moment, whatever they are about. */
    public List<JsonNode> openAlerts(String topic) {
        return alertsBy("state=open", topic);
    }

    /** Takes the referral out; its seat is freed. */
    public void withdraw(String referral) {
        succeeds(Http.post(
                enrollment.url() + "/api/referrals/" + referral + "/withdraw",
                "{\"by\": \"acceptance\", \"reason\": \"moved away\"}"));
    }

    /** Seats by cohort at this moment: capacity, taken and enrolled. */
    public Map<String, Seats> census() {
        Map<String, Seats> census = new TreeMap<>();
        for (JsonNode cohort : succeeds(Http.get(enrollment.url() + "/api/cohorts"))) {
            int capacity = cohort.path("capacity").asInt();
            census.put(
                    cohort.path("id").asString(),
                    new Seats(
                            capacity,
                            cohort.path("held").asInt()
                                    + cohort.path("offered").asInt()
                                    + cohort.path("enrolled").asInt(),
                            cohort.path("enrolled").asInt()));
        }
        return census;
    }

    public void setCapacity(String cohort, int capacity) {
        succeeds(Http.put(
                enrollment.url() + "/api/cohorts/" + cohort + "/capacity",
                "{\"capacity\": " + capacity + ", \"by\": \"acceptance\"}"));
    }

    /** Patients who have a seat in any cohort. */
    public int enrolledInAll() {
        return census().values().stream().mapToInt(Seats::enrolled).sum();
    }

    /**
     * Seats of a cohort.
     *
     * @param taken held, offered and enrolled
     */
    public record Seats(int capacity, int taken, int enrolled) {}

    private List<JsonNode> alertsBy(String criterion, String topic) {
        return succeeds(Http.get(notification.url() + "/api/alerts?topic=" + topic + "&" + criterion))
                .valueStream()
                .filter(alert -> alert.path("topic").asString().equals(topic))
                .toList();
    }

    private static JsonNode succeeds(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return answer.json();
    }
}
