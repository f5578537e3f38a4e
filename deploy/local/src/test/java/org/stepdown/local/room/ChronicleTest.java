package org.stepdown.local.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {

    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
    private static final List<Boolean> UP = List.of(true, true, true);

    private final Chronicle chronicle = new Chronicle();

    @Test
    void samples_are_read_with_their_labels_and_what_is_no_number_is_left_out() {
        Samples samples = Samples.read("""
                # HELP a_total something
                # TYPE a_total counter
                a_total{way="mllp",outcome="accepted"} 3.0
                a_total{way="fhir",outcome="accepted"} 4.0
                a_total{way="fhir",outcome="failed"} NaN
                b{text="with \\"quotes\\" and, a comma"} 1.5e2
                c 7 1700000000000
                """);

        assertThat(samples.sum("a_total")).isEqualTo(7);
        assertThat(samples.sum("a_total", "way", "fhir")).isEqualTo(4);
        assertThat(samples.sum("a_total", "way", "f*", "outcome", "accepted")).isEqualTo(4);
        assertThat(samples.max("b")).isEqualTo(150);
        assertThat(samples.max("c")).isEqualTo(7);
    }

    @Test
    void a_rate_is_of_what_has_been_seen() {
        read(0, 100);
        read(10, 120);
        read(20, 140);

        assertThat(chronicle.rate(Measure.RECEIVED, Duration.ofMinutes(1))).isEqualTo(2.0, within(1e-9));
        assertThat(chronicle.growth(Measure.RECEIVED, Duration.ofSeconds(10))).isEqualTo(20);
    }

    @Test
    void a_service_that_starts_again_has_lost_nothing_of_what_it_counted_before() {
        read(0, 100);
        read(10, 130);
        read(20, 5);

        assertThat(chronicle.growth(Measure.RECEIVED, Duration.ofMinutes(1))).isEqualTo(35);
    }

    @Test
    void more_than_two_hours_are_not_kept_and_an_hour_is() {
        for (int seconds = 0; seconds <= 3 * 3600; seconds += 60) {
            read(seconds, seconds);
        }

        assertThat(chronicle.course(entry -> entry.of(Measure.RECEIVED), Duration.ofHours(1)))
                .hasSize(61)
                .allMatch(point -> point.ago() <= 3600);
        assertThat(chronicle.course(entry -> 0, Duration.ofDays(1))).hasSize(121);
        assertThat(chronicle.rates(List.of(Measure.RECEIVED), Duration.ofHours(1), Duration.ofSeconds(60)))
                .hasSize(61)
                .allSatisfy(point -> assertThat(point.value()).isEqualTo(1.0, within(1e-9)));
    }

    @Test
    void what_grew_among_the_failures_is_told_once() {
        Failures failures = new Failures();
        Chronicle.Entry before = quarantined(0, 1);
        Chronicle.Entry after = quarantined(10, 3);

        failures.compare(before, after);
        failures.compare(after, after);

        assertThat(failures.last())
                .containsExactly(new Failures.Failure(
                        START.plusSeconds(10), "2 messages went into quarantine", Failures.Where.QUARANTINE));
    }

    @Test
    void a_hop_is_late_when_its_oldest_event_waits_and_stuck_when_it_goes_on_waiting() {
        assertThat(new Hop.Figures(5, 10, 2, 0).state()).isEqualTo(Hop.State.GOOD);
        assertThat(new Hop.Figures(5, 10, 2, 1).state()).isEqualTo(Hop.State.WARN);
        assertThat(new Hop.Figures(5, 10, 30, 0).state()).isEqualTo(Hop.State.WARN);
        assertThat(new Hop.Figures(0, 10, 121, 0).state()).isEqualTo(Hop.State.URGENT);
    }

    private Chronicle.Entry quarantined(int seconds, int messages) {
        add(seconds, "stepdown_intake_seconds_count{outcome=\"quarantined\"} " + messages);
        return chronicle.latest();
    }

    private void read(int seconds, int received) {
        add(seconds, "stepdown_intake_seconds_count{outcome=\"accepted\"} " + received);
    }

    private void add(int seconds, String referral) {
        Samples nothing = Samples.read("");
        chronicle.add(START.plusSeconds(seconds), new Measure.Exported(Samples.read(referral), nothing, nothing), UP);
    }
}
