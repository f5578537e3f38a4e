package org.stepdown.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Spans;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.avro.AvroSerializer;
import org.stepdown.delivery.kit.Database;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.registry.RegistryException;
import org.stepdown.delivery.sample.Noted;

class OutboxRelayTest {

    private final String topic = "outbox-" + UUID.randomUUID();
    private final AvroSerializer serializer = new AvroSerializer();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private Database database = new Database("", "", "", "");

    /** One instance of a service: a pool, an outbox, a relay. */
    private record Instance(TransactionTemplate transactions, JdbcTemplate jdbc, Outbox outbox) {
        void appends(OutgoingEvent... events) {
            transactions.executeWithoutResult(status -> outbox.append(List.of(events)));
        }
    }

    @BeforeEach
    void start() {
        RealParts.shared().prepare(RealPart.values());
        RealParts.shared().createTopics(3, topic);
        database = RealParts.shared().newDatabase("outbox");
        serializer.configure(Map.of("schema.registry.url", RealParts.shared().registryUrl()), false);
        toClose.add(serializer);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("delivery")
                .locations("classpath:org/stepdown/delivery/postgres")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : toClose.reversed()) {
            closeable.close();
        }
    }

    @Test
    void every_key_keeps_its_order_while_three_relays_lose_their_leader_again_and_again() throws Exception {
        List<Instance> instances = List.of(
                instance(Duration.ofMillis(200)), instance(Duration.ofMillis(200)), instance(Duration.ofMillis(200)));
        int perKey = 150;
        List<Thread> writers = new ArrayList<>();
        for (int key = 0; key < 8; key++) {
            String own = "key-" + key;
            Instance instance = instances.get(key % instances.size());
            writers.add(Thread.ofVirtual().start(() -> {
                for (int number = 0; number < perKey; number++) {
                    instance.appends(event(own, number));
                }
            }));
        }
        for (int kill = 0; kill < 5; kill++) {
            int before = kill;
            await().until(() ->
                    topicNumbers().values().stream().mapToInt(List::size).sum() > before * 150);
            killLeader();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(topicNumbers())
                        .hasSize(8)
                        .allSatisfy((key, numbers) -> assertThat(numbers).hasSize(perKey)));
        assertThat(topicNumbers())
                .allSatisfy((key, numbers) -> assertThat(numbers).isSorted());
        assertThat(waiting()).isZero();
    }

    @Test
    void a_commit_wakes_the_relay_wherever_it_was() {
        Instance first = instance(Duration.ofMinutes(5));
        await().until(() -> leaders() == 1);
        Instance second = instance(Duration.ofMinutes(5));

        first.appends(event("here", 1));
        second.appends(event("there", 2));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(topicNumbers()).containsOnlyKeys("here", "there"));
    }

    @Test
    void an_event_that_can_not_be_sent_holds_its_key_and_nobody_else() {
        Instance instance = instance(Duration.ofMillis(200), (to, writer, body) -> {
            if (body[1] == 'X') {
                throw new RegistryException.Refused("planted");
            }
            return serializer.frame(to, writer, body);
        });

        instance.appends(
                event("held", "X", 1), event("held", "later", 2), event("free", "one", 3), event("free", "two", 4));

        await().untilAsserted(() -> assertThat(topicNumbers()).containsEntry("free", List.of(3L, 4L)));
        assertThat(topicNumbers()).doesNotContainKey("held");
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void many_events_appended_together_keep_the_order_of_their_keys_too_whatever_fails() throws Exception {
        Instance instance = instance(Duration.ofMillis(200));
        int batches = 30;
        for (int batch = 0; batch < batches; batch++) {
            // Pages and rows take turns: of a page with 60 events, and of two rows.
            OutgoingEvent[] events = new OutgoingEvent[batch % 2 == 0 ? 60 : 2];
            for (int i = 0; i < events.length; i++) {
                events[i] = event("key-" + i % 2, batch * 100L + i);
            }
            instance.appends(events);
            if (batch % 10 == 9) {
                await().until(() -> leaders() == 1);
                killLeader();
            }
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(topicNumbers().values().stream()
                                .mapToInt(List::size)
                                .sum())
                        .isEqualTo(batches / 2 * 62));
        assertThat(topicNumbers())
                .allSatisfy((key, numbers) -> assertThat(numbers).isSorted());
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(count("select count(*) from delivery.outbox where page is not null"))
                .isEqualTo(batches / 2);
    }

    @Test
    void of_many_events_appended_together_one_that_can_not_be_sent_holds_its_key_and_nobody_else() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        Instance instance = instance(Duration.ofMillis(200), (to, writer, body) -> {
            if (body[1] == 'X' && refuses.get()) {
                throw new RegistryException.Refused("planted");
            }
            return serializer.frame(to, writer, body);
        });
        OutgoingEvent[] events = new OutgoingEvent[60];
        for (int i = 0; i < events.length; i++) {
            events[i] = i % 3 == 0 ? event("held", i == 3 ? "X" : "fine", i) : event("free", "fine", i);
        }

        instance.appends(events);
        instance.appends(event("held", "after", 100), event("free", "after", 101));

        await().untilAsserted(() -> assertThat(topicNumbers().getOrDefault("free", List.of()))
                .hasSize(41)
                .isSorted());
        assertThat(topicNumbers()).containsEntry("held", List.of(0L));
        await().untilAsserted(() -> assertThat(waiting()).isEqualTo(20));

        refuses.set(false);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(topicNumbers().get("held")).hasSize(21).isSorted());
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void what_waits_is_counted_also_while_the_relay_waits_for_the_broker() {
        CountDownLatch away = new CountDownLatch(1);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Instance instance = instance(
                Duration.ofMillis(200),
                (to, writer, body) -> {
                    awaitUninterruptibly(away);
                    return serializer.frame(to, writer, body);
                },
                meters);

        instance.appends(event("stuck", 1));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(meters.get("stepdown.outbox.waiting").gauge().value()).isEqualTo(1);
            assertThat(meters.get("stepdown.outbox.oldest").gauge().value()).isPositive();
        });
        away.countDown();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                meters.get("stepdown.outbox.waiting").gauge().value())
                        .isZero());
    }

    @Test
    void who_leads_no_more_shows_no_backlog() throws Exception {
        CountDownLatch away = new CountDownLatch(1);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Instance instance = instance(
                Duration.ofMillis(200),
                (to, writer, body) -> {
                    awaitUninterruptibly(away);
                    throw new IllegalStateException("planted");
                },
                meters);
        instance.appends(event("stuck", 1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                meters.get("stepdown.outbox.waiting").gauge().value())
                        .isEqualTo(1));

        Instance other = instance(Duration.ofMillis(50));
        away.countDown();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(topicNumbers()).containsKey("stuck");
            assertThat(meters.get("stepdown.outbox.leading").gauge().value()).isZero();
            assertThat(meters.get("stepdown.outbox.waiting").gauge().value()).isZero();
        });
        assertThat(other).isNotNull();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothing_leaves_a_transaction_that_did_not_commit() {
        Instance instance = instance(Duration.ofMillis(200));

        instance.transactions().executeWithoutResult(status -> {
            instance.outbox().append(List.of(event("gone", 1)));
            status.setRollbackOnly();
        });
        instance.appends(event("kept", 2));

        await().untilAsserted(() -> assertThat(topicNumbers()).containsEntry("kept", List.of(2L)));
        assertThat(topicNumbers()).doesNotContainKey("gone");
        assertThatThrownBy(() -> instance.outbox().append(List.of(event("lost", 3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    private Instance instance(Duration poll) {
        return instance(poll, serializer::frame);
    }

    private Instance instance(Duration poll, ValueFraming framing) {
        return instance(poll, framing, new SimpleMeterRegistry());
    }

    private Instance instance(Duration poll, ValueFraming framing, MeterRegistry meters) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(8);
        RelayWake wake = new RelayWake();
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        OutboxRelay relay = new OutboxRelay(
                pool,
                () -> new OutboxSender(producer(), framing, Spans.none()),
                new RelaySettings(50, poll, Duration.ofDays(1)),
                wake,
                meters,
                new TurnedContent());
        relay.start();
        toClose.add(pool);
        toClose.add(relay::stop);
        return new Instance(
                new TransactionTemplate(new JdbcTransactionManager(pool)),
                jdbc,
                new Outbox(jdbc, wake, new TurnedContent()));
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        RealParts.shared().bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private OutgoingEvent event(String key, long number) {
        return event(key, "note", number);
    }

    private OutgoingEvent event(String key, String text, long number) {
        return new OutgoingEvent(
                UUID.randomUUID(), topic, key, new Noted(text, number), Instant.EPOCH, Trail.start(UUID.randomUUID()));
    }

    private Map<String, List<Long>> topicNumbers() {
        return TopicContent.firstNumbersByKey(topic);
    }

    private void killLeader() {
        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())");
    }

    private long leaders() {
        return count("select count(*) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())");
    }

    private long waiting() {
        return count("select count(*) from delivery.outbox where relayed_at is null");
    }

    private long count(String sql) {
        try (var connection = database.connect();
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
