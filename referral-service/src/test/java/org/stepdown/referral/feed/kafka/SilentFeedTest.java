package org.stepdown.referral.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.feed.Feeds;

/** The service itself listens too, by the clock on the wall: these feeds fall silent tomorrow. */
@RunningService
@SuppressWarnings("NullAway.Init")
class SilentFeedTest {

    private static final Duration LIMIT = Duration.ofHours(20);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Feeds feeds;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionOperations transactions;

    private final String facility = "F" + UUID.randomUUID();
    private Instant start;

    @BeforeEach
    void listen() {
        start = Instant.now();
        jdbc.sql("insert into feed (application, facility, limit_minutes) values ('LAB', :facility, 1200)")
                .param("facility", facility)
                .update();
    }

    /** Whatever else is tested goes on with its feeds as they were. */
    @AfterEach
    void forget() {
        jdbc.sql("delete from feed where facility = :facility")
                .param("facility", facility)
                .update();
    }

    @Test
    void a_silence_is_told_once_and_its_end_once() {
        lookAt(start.plus(LIMIT));
        assertThat(told()).isEmpty();

        lookAt(start.plus(LIMIT).plusSeconds(60));
        lookAt(start.plus(LIMIT).plusSeconds(120));
        assertThat(told()).containsExactly("FeedWentSilent");

        send();
        lookAt(start.plus(LIMIT).minusSeconds(60));
        lookAt(start.plus(LIMIT).minusSeconds(30));
        assertThat(told()).containsExactly("FeedWentSilent", "FeedResumed");
    }

    @Test
    void a_message_keeps_a_feed_from_being_silent() {
        jdbc.sql("update feed set watched_since = now() - interval '19 hours' where facility = :facility")
                .param("facility", facility)
                .update();
        send();

        lookAt(start.plus(Duration.ofHours(3)));

        assertThat(told()).isEmpty();
    }

    @Test
    void many_who_look_at_once_tell_once() throws Exception {
        Callable<Void> look = () -> {
            lookAt(start.plus(LIMIT).plusSeconds(60));
            return null;
        };
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var instance : instances.invokeAll(List.of(look, look, look, look, look))) {
                instance.get();
            }
        }

        lookAt(start.plus(LIMIT).plusSeconds(120));

        assertThat(told()).containsExactly("FeedWentSilent");
    }

    @Test
    void a_feed_without_a_limit_is_left_alone() {
        jdbc.sql("update feed set limit_minutes = null where facility = :facility")
                .param("facility", facility)
                .update();

        lookAt(start.plus(Duration.ofHours(23)));

        assertThat(told()).isEmpty();
    }

    private void send() {
        try (Api api = new Api(port)) {
            String body = """
                    {"application": "LAB", "facility": "%1$s", "event": "UPDATE_PATIENT",
                     "occurredAt": "2026-03-05T12:00:00-05:00",
                     "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}]}}
                    """.formatted(facility);
            assertThat(api.post(
                                    "/api/encounters",
                                    body,
                                    "Idempotency-Key",
                                    UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(202);
        }
    }

    private void lookAt(Instant now) {
        new ListenForFeeds(transactions, feeds, outbox, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private List<@Nullable String> told() {
        return jdbc.sql("select split_part(event_type, '.', 5) from delivery.outbox where key = :key order by id")
                .param("key", "LAB/" + facility)
                .query(String.class)
                .list();
    }
}
