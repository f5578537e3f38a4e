package org.stepdown.referral.intake.postgres;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.referral.intake.Arrival;
import org.stepdown.referral.intake.Arrivals;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.HandOver;
import org.stepdown.referral.intake.ReceivedMessage;

/**
 * One statement for any number of messages, and the whole transaction: round trips cost more than the rows of twenty
 * messages, and who is answered waits for each. The lookups
 * are lateral, row by row: a plan that was made when the tables were small must still be good when they are large.
 */
@Repository
class PostgresArrivals implements Arrivals {

    private static final String KEEP = """
            with incoming as (
                select * from unnest(:ids::uuid[], :applications::text[], :facilities::text[],
                    :controlIds::text[], :types::text[], :bodies::bytea[], :digests::bytea[],
                    :acknowledgements::bytea[], :codes::text[], :receivedAt::timestamptz[], :patients::int[],
                    :eventIds::uuid[], :eventNames::text[], :eventTypes::text[], :occurredAt::timestamptz[],
                    :correlationIds::uuid[], :causationIds::uuid[], :traceparents::text[], :fingerprints::bytea[],
                    :eventBodies::bytea[])
                with ordinality as m (id, application, facility, control_id, message_type, body, digest,
                    acknowledgement, ack_code, received_at, patient, event_id, event_name, event_type,
                    occurred_at, correlation_id, causation_id, traceparent, fingerprint, event_body, position)
            ), wanted as (
                select * from unnest(:marks::bytea[], :newKeys::text[]) with ordinality as w (mark, new_key, n)
            ), known as (
                select w.n, i.patient_key
                from wanted w
                cross join lateral (
                    select patient_key from patient_identifier where mark = w.mark limit 1) i
            ), held as (
                select p.key
                from (select distinct patient_key from known order by patient_key) k
                cross join lateral (
                    select key from patient where key = k.patient_key for update skip locked) p
            ), named as (
                insert into patient_identifier (mark, patient_key)
                select mark, new_key from wanted where n not in (select n from known)
                order by mark
                on conflict (mark) do nothing
                returning patient_key
            ), made as (
                insert into patient (key) select patient_key from named
            ), ready as (
                select n, patient_key from known where patient_key in (select key from held)
                union all
                select w.n, named.patient_key from named join wanted w on w.new_key = named.patient_key
            ), kept as (
                insert into source_message (id, application, facility, control_id, owns_identity,
                    message_type, body, digest, acknowledgement, ack_code, status, received_at)
                select id, application, facility, control_id, true,
                    message_type, body, digest, acknowledgement, ack_code, 'ACCEPTED', received_at
                from incoming where patient in (select n from ready)
                on conflict do nothing
                returning id
            ), told as (
                insert into message_event (event_id, message_id, type, occurred_at)
                select event_id, id, event_name, occurred_at from incoming join kept using (id)
            ), appended as (
                insert into delivery.outbox (event_id, topic, key, event_type, occurred_at, correlation_id,
                    causation_id, traceparent, fingerprint, body, sealed)
                select event_id, :topic, patient_key, event_type, occurred_at, correlation_id,
                    causation_id, traceparent, fingerprint, event_body, :sealed
                from incoming join kept using (id) join ready on ready.n = incoming.patient
                order by position
            )
            select id from kept
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final PostgresPatientKeys patients;
    private final SealedMessages sealed;

    PostgresArrivals(JdbcClient jdbc, Outbox outbox, PostgresPatientKeys patients, SealedMessages sealed) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.patients = patients;
        this.sealed = sealed;
    }

    /** A patient as the messages name them, and the key if there is none yet. */
    private record Wanted(int number, byte[] mark, UUID key) {}

    @Override
    public Arrival prepared(ReceivedMessage message, CanonicalEvent said) {
        OutgoingEvent event = HandOver.outgoing(message.id(), "", said, said.event());
        return new Arrival(
                message,
                patients.mark(said.patient(), message.facility()),
                sealed.body(message),
                sealed.digest(message),
                event,
                outbox.encoded(event.eventId(), said.event()));
    }

    @Override
    public Set<UUID> keep(List<Arrival> arrivals) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("one statement is the whole transaction here");
        }
        Map<ByteBuffer, Wanted> wanted = new LinkedHashMap<>();
        Integer[] named = new Integer[arrivals.size()];
        for (int i = 0; i < named.length; i++) {
            byte[] mark = arrivals.get(i).patient();
            // Numbers begin with 1, as the database counts.
            named[i] = wanted.computeIfAbsent(
                            ByteBuffer.wrap(mark), it -> new Wanted(wanted.size() + 1, mark, UUID.randomUUID()))
                    .number();
        }
        Set<UUID> kept = new HashSet<>();
        statement(arrivals, named, List.copyOf(wanted.values())).query(row -> {
            kept.add(row.getObject(1, UUID.class));
        });
        outbox.appended();
        return kept;
    }

    private JdbcClient.StatementSpec statement(List<Arrival> arrivals, Integer[] named, List<Wanted> wanted) {
        List<ReceivedMessage> messages = arrivals.stream().map(Arrival::message).toList();
        List<OutgoingEvent> events = arrivals.stream().map(Arrival::event).toList();
        List<Outbox.Encoded> encoded = arrivals.stream().map(Arrival::encoded).toList();
        return jdbc.sql(KEEP)
                .param("ids", uuids(messages, ReceivedMessage::id))
                .param("applications", texts(messages, ReceivedMessage::application))
                .param("facilities", texts(messages, ReceivedMessage::facility))
                .param("controlIds", texts(messages, ReceivedMessage::controlId))
                .param("types", texts(messages, ReceivedMessage::type))
                .param("bodies", bytes(arrivals, Arrival::body))
                .param("digests", bytes(arrivals, Arrival::digest))
                .param(
                        "acknowledgements",
                        bytes(messages, message -> message.answer().bytes()))
                .param("codes", texts(messages, message -> message.answer().code()))
                .param(
                        "receivedAt",
                        texts(messages, message -> message.receivedAt().toString()))
                .param("patients", named)
                .param("topic", Topics.ENCOUNTER.name())
                .param("eventIds", uuids(events, OutgoingEvent::eventId))
                .param(
                        "eventNames",
                        texts(events, event -> event.event().getSchema().getName()))
                .param("eventTypes", texts(encoded, Outbox.Encoded::eventType))
                .param("occurredAt", texts(events, event -> event.occurredAt().toString()))
                .param("correlationIds", uuids(events, event -> event.trail().correlationId()))
                .param("causationIds", uuids(events, event -> event.trail().causationId()))
                .param("traceparents", texts(events, event -> event.trail().traceparent()))
                .param("fingerprints", bytes(encoded, Outbox.Encoded::fingerprint))
                .param("eventBodies", bytes(encoded, Outbox.Encoded::body))
                .param("sealed", encoded.getFirst().sealed())
                .param("marks", bytes(wanted, Wanted::mark))
                .param("newKeys", texts(wanted, one -> one.key().toString()));
    }

    private static <T> @Nullable UUID[] uuids(List<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }

    private static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
