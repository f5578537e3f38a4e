package org.stepdown.bench.drain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.message.RawMessageEncoder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.Cause;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.referral.Condition;
import org.stepdown.events.referral.Pathway;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.Screening;

/** A backlog of referrals as it lies in a topic: the same records can be put there twice. */
final class Referrals {

    /** What the single hot cohort is for; the others are for the rest. */
    static final Condition HOT = Condition.EATING_DISORDER;

    static final List<Condition> SPREAD =
            List.of(Condition.DEPRESSION, Condition.BIPOLAR, Condition.ANXIETY, Condition.SUBSTANCE_USE);

    private record One(String key, UUID eventId, byte[] value) {}

    private final List<One> all = new ArrayList<>();

    /** @param schemaId the registry's id of the type */
    Referrals(int count, List<Condition> conditions, int schemaId) throws Exception {
        RawMessageEncoder<ReferralOpened> encoder =
                new RawMessageEncoder<>(new ReferralOpened().getSpecificData(), ReferralOpened.getClassSchema());
        for (int i = 0; i < count; i++) {
            String key = UUID.randomUUID().toString();
            ByteBuffer body = encoder.encode(opened(key, conditions.get(i % conditions.size())));
            byte[] value = ByteBuffer.allocate(5 + body.remaining())
                    .put((byte) 0)
                    .putInt(schemaId)
                    .put(body)
                    .array();
            all.add(new One(key, UUID.randomUUID(), value));
        }
    }

    int count() {
        return all.size();
    }

    /** Returns when the broker has all of them. */
    void publish(String bootstrapServers, String topic) {
        try (KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "5", "batch.size", "262144"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (One one : all) {
                ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, one.key(), one.value());
                header(message.headers(), "event-id", one.eventId().toString());
                header(
                        message.headers(),
                        "event-type",
                        ReferralOpened.getClassSchema().getFullName());
                header(message.headers(), "occurred-at", Instant.now().toString());
                header(message.headers(), "correlation-id", one.eventId().toString());
                kafka.send(message);
            }
            kafka.flush();
        }
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static ReferralOpened opened(String key, Condition condition) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Referral referral = Referral.newBuilder()
                .setReferralId(UUID.randomUUID())
                .setPatientKey(key)
                .setPatient(Patient.newBuilder()
                        .setBirthDate(LocalDate.of(1980, 1, 1))
                        .build())
                .setPathways(List.of(Pathway.ACUTE_PSYCHIATRIC))
                .setScreening(Screening.EVALUATE)
                .setConditions(List.of(condition))
                .setAttestations(List.of(
                        attested(AttestationQuestion.NEEDS_24H_SUPERVISION, AttestationAnswer.NO, now),
                        attested(AttestationQuestion.SAFE_AT_HOME, AttestationAnswer.YES, now)))
                .setFacility("GENHOSP")
                .setOpenedAt(now)
                .setPolicyVersion("2026-01")
                .build();
        return ReferralOpened.newBuilder()
                .setOccurredAt(now)
                .setReceivedAt(now)
                .setReferral(referral)
                .setCause(Cause.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setEventType("org.stepdown.events.encounter.PatientDischarged")
                        .setOccurredAt(now)
                        .build())
                .build();
    }

    private static Attestation attested(AttestationQuestion question, AttestationAnswer answer, Instant at) {
        return new Attestation(question, answer, AttestationSource.REFERRER, at, null);
    }
}
