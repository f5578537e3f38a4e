package org.stepdown.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.avro.AvroSerializer;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.kit.RealPartsInitializer;
import org.stepdown.delivery.outbox.TopicContent;
import org.stepdown.delivery.sample.Ignored;
import org.stepdown.delivery.sample.Noted;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.application.name=consumption",
            "spring.cloud.function.definition=notes;letters",
            "spring.cloud.stream.bindings.notes-in-0.destination=notes",
            "spring.cloud.stream.bindings.notes-in-0.group=test.notes",
            "spring.cloud.stream.bindings.notes-in-0.consumer.batch-mode=true",
            "spring.cloud.stream.bindings.letters-in-0.destination=notes-dlt",
            "spring.cloud.stream.bindings.letters-in-0.group=test.letters",
            "spring.cloud.stream.bindings.letters-in-0.consumer.batch-mode=true",
            "spring.kafka.properties[trusted.packages]=org.stepdown.delivery.sample"
        })
@ContextConfiguration(initializers = RealPartsInitializer.class)
class ConsumptionTest {

    private static final String TOPIC = "notes";
    private static final AtomicBoolean MENDED = new AtomicBoolean();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

        @Bean
        List<DeadLetter> seenLetters() {
            return letters;
        }

        @Bean
        Consumer<Message<List<byte[]>>> notes(EventConsumers consumers, JdbcTemplate jdbc) {
            jdbc.execute("create table noted (text text, number bigint)");
            return consumers.consumer(
                    "test.notes",
                    Set.of(Noted.class),
                    events -> events.forEach(event -> {
                        Noted noted = (Noted) event.event();
                        jdbc.update("insert into noted values (?, ?)", noted.getText(), noted.getNumber());
                        if (noted.getText().equals("mended") && !MENDED.get()) {
                            throw new IllegalArgumentException("secret-of-the-patient");
                        }
                        if (noted.getText().equals("breaks")) {
                            throw new IllegalArgumentException("secret-of-the-patient");
                        }
                        if (noted.getText().equals("rejected")) {
                            throw new RejectedEventException("NOT_WANTED", "planted");
                        }
                    }));
        }

        @Bean
        Consumer<Message<List<byte[]>>> letters(EventConsumers consumers) {
            return consumers.deadLetters("test.letters", letters::addAll);
        }
    }

    private final AvroSerializer serializer = new AvroSerializer();
    private @Nullable KafkaProducer<String, byte[]> producer;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<DeadLetter> seenLetters;

    @Autowired
    private DeadLetters deadLetters;

    @BeforeAll
    static void topics() {
        RealParts.shared().prepare(RealPart.values());
        RealParts.shared().createTopics(1, TOPIC, TOPIC + "-dlt");
    }

    @BeforeEach
    void start() {
        serializer.configure(Map.of("schema.registry.url", RealParts.shared().registryUrl()), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers(), "linger.ms", 50),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        if (producer != null) {
            producer.close();
        }
        serializer.close();
    }

    @Test
    void a_bad_record_in_the_middle_of_a_batch_goes_to_the_dead_letters_alone() {
        long before = TopicContent.records(TOPIC + "-dlt").size();
        UUID broken = UUID.randomUUID();
        UUID rejected = UUID.randomUUID();
        byte[] garbage = "not avro at all".getBytes(StandardCharsets.UTF_8);

        send(UUID.randomUUID(), "good-1", 1);
        send(broken, "breaks", 2);
        send(UUID.randomUUID(), "good-2", 3);
        sendBytes(UUID.randomUUID(), garbage);
        send(rejected, "rejected", 4);
        send(UUID.randomUUID(), "good-3", 5);

        await().untilAsserted(() -> assertThat(noted()).contains("good-1", "good-2", "good-3"));
        await().untilAsserted(
                        () -> assertThat(TopicContent.records(TOPIC + "-dlt")).hasSize((int) before + 3));
        assertThat(noted()).doesNotContain("breaks", "rejected");
        List<ConsumerRecord<String, byte[]>> dead = TopicContent.records(TOPIC + "-dlt");
        assertThat(dead).anySatisfy(message -> assertThat(message.value()).isEqualTo(garbage));
        assertThat(dead).allSatisfy(message -> assertThat(headerText(message)).doesNotContain("secret-of-the-patient"));
        await().untilAsserted(() -> assertThat(seenLetters)
                .anySatisfy(letter -> assertThat(letter)
                        .extracting(DeadLetter::eventId, DeadLetter::errorCode, DeadLetter::consumer)
                        .containsExactly(rejected, "NOT_WANTED", "test.notes"))
                .anySatisfy(letter -> assertThat(letter)
                        .extracting(DeadLetter::eventId, DeadLetter::errorCode)
                        .containsExactly(broken, "IllegalArgumentException"))
                .anySatisfy(letter -> assertThat(letter.errorCode()).isEqualTo("UNREADABLE")));
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        UUID id = UUID.randomUUID();

        send(id, "twice", 1);
        send(id, "twice", 1);
        await().untilAsserted(() -> assertThat(noted()).contains("twice"));
        send(id, "twice", 1);
        send(UUID.randomUUID(), "after-twice", 2);

        await().untilAsserted(() -> assertThat(noted()).contains("after-twice"));
        assertThat(noted()).containsOnlyOnce("twice");
    }

    @Test
    void events_of_other_types_are_passed_over_unread() {
        ProducerRecord<String, byte[]> other = new ProducerRecord<>(TOPIC, "key", new byte[] {9, 9, 9});
        EventHeaders.add(other.headers(), EventHeaders.EVENT_TYPE, Ignored.SCHEMA$.getFullName());
        int before = TopicContent.records(TOPIC + "-dlt").size();

        send(other);
        send(UUID.randomUUID(), "after-other", 1);

        await().untilAsserted(() -> assertThat(noted()).contains("after-other"));
        assertThat(TopicContent.records(TOPIC + "-dlt")).hasSize(before);
    }

    @Test
    void events_wait_while_the_database_is_away_and_none_is_given_up() {
        int before = TopicContent.records(TOPIC + "-dlt").size();
        RealParts.shared().database().stop();
        send(UUID.randomUUID(), "while-away", 1);
        RealParts.shared().database().start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(noted()).contains("while-away"));
        assertThat(TopicContent.records(TOPIC + "-dlt")).hasSize(before);
    }

    @Test
    void a_dead_letter_that_is_replayed_takes_its_effect_once() {
        MENDED.set(false);
        UUID event = UUID.randomUUID();
        send(event, "mended", 7);
        KeptLetter letter = keptFor(event);

        assertThat(deadLetters.replay(letter.id(), "ops", "too early")).isEqualTo(DeadLetters.Outcome.FAILED_AGAIN);
        assertThat(deadLetters.find(letter.id()).orElseThrow())
                .extracting(KeptLetter::state, KeptLetter::attempts)
                .containsExactly(KeptLetter.State.OPEN, 2);
        MENDED.set(true);
        assertThat(deadLetters.replay(letter.id(), "ops", "mended")).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.replay(letter.id(), "ops", "again")).isEqualTo(DeadLetters.Outcome.SETTLED_BEFORE);
        // The same event from the topic, as after a reset of offsets.
        send(event, "mended", 7);
        send(UUID.randomUUID(), "after-mended", 8);

        await().untilAsserted(() -> assertThat(noted()).contains("after-mended"));
        assertThat(noted()).containsOnlyOnce("mended");
        assertThat(deadLetters.steps(letter.id()))
                .extracting(KeptLetter.Step::outcome)
                .containsExactly("IllegalArgumentException", "REPLAYED");
        assertThat(jdbc.queryForObject(
                        "select content is null from delivery.dead_letter where id = ?", Boolean.class, letter.id()))
                .isTrue();
    }

    @Test
    void a_dead_letter_shows_what_it_is_made_of_and_no_value() {
        UUID event = UUID.randomUUID();
        send(event, "rejected", 4_711);
        KeptLetter letter = keptFor(event);

        List<Masked.Part> shape = deadLetters.shape(letter.id(), "ops");

        assertThat(shape)
                .contains(new Masked.Part("text", "text, 8 characters"), new Masked.Part("number", "a number"));
        assertThat(shape.toString()).doesNotContain("rejected", "4711");
        assertThat(deadLetters.steps(letter.id()))
                .extracting(KeptLetter.Step::action)
                .containsExactly("show");
    }

    @Test
    void a_dead_letter_that_is_discarded_stays_without_effect_and_its_steps_stay() {
        UUID event = UUID.randomUUID();
        sendBytes(event, "no event".getBytes(StandardCharsets.UTF_8));
        KeptLetter letter = keptFor(event);

        assertThat(deadLetters.replay(letter.id(), "ops", "try")).isEqualTo(DeadLetters.Outcome.FAILED_AGAIN);
        assertThat(deadLetters.discard(letter.id(), "ops", "test message")).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.discard(letter.id(), "ops", "twice")).isEqualTo(DeadLetters.Outcome.SETTLED_BEFORE);
        assertThat(deadLetters.replay(letter.id(), "ops", "late")).isEqualTo(DeadLetters.Outcome.SETTLED_BEFORE);
        assertThat(deadLetters.replay(UUID.randomUUID(), "ops", "whose")).isEqualTo(DeadLetters.Outcome.UNKNOWN);
        assertThatThrownBy(() -> jdbc.update("delete from delivery.dead_letter_step"))
                .hasMessageContaining("only added to");
    }

    private KeptLetter keptFor(UUID event) {
        await().untilAsserted(() -> assertThat(deadLetters.in(KeptLetter.State.OPEN))
                .anyMatch(letter -> letter.eventId().equals(event)));
        return deadLetters.in(KeptLetter.State.OPEN).stream()
                .filter(letter -> letter.eventId().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private List<String> noted() {
        return jdbc.query("select text from noted", (row, number) -> row.getString(1));
    }

    private static String headerText(ConsumerRecord<String, byte[]> message) {
        StringBuilder text = new StringBuilder();
        for (Header header : message.headers()) {
            text.append(new String(header.value(), StandardCharsets.UTF_8)).append('\n');
        }
        return text.toString();
    }

    private void send(UUID eventId, String text, long number) {
        sendBytes(eventId, serializer.serialize(TOPIC, new Noted(text, number)));
    }

    private void sendBytes(UUID eventId, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(TOPIC, "key", value);
        EventHeaders.add(message.headers(), EventHeaders.EVENT_ID, eventId);
        EventHeaders.add(message.headers(), EventHeaders.OCCURRED_AT, Instant.EPOCH);
        send(message);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        if (producer != null) {
            producer.send(message);
        }
    }
}
