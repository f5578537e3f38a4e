package org.stepdown.referral.intake.json;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.access.Reach;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.InFlight;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.IntakeMeters.Way;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;
import org.stepdown.referral.intake.TakeMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Takes bodies under the key that their sender gives them: the same key and body have one effect and one answer. */
public final class JsonIntake {

    static final String ENCOUNTER = "JSON encounter";
    static final String REFERRAL = "JSON referral";

    private static final int LONGEST_KEY = 200;

    private final TransactionOperations transactions;
    private final InFlight inFlight;
    private final TakeMessage takeMessage;
    private final JsonEvents events;
    private final IntakeMeters meters;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addDeserializer(OffsetDateTime.class, new UsableTime()))
            .build();

    JsonIntake(
            TransactionOperations transactions,
            InFlight inFlight,
            TakeMessage takeMessage,
            JsonEvents events,
            IntakeMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.inFlight = inFlight;
        this.takeMessage = takeMessage;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes what happened to a visit or a patient.
     *
     * @param facilities for which the sender may speak
     * @throws JsonFault what is wrong with the request
     */
    public byte[] encounter(@Nullable String key, byte[] body, Reach facilities) throws JsonFault {
        return meters.take(Way.JSON, () -> takeEncounter(key, body, facilities), accepted -> Status.ACCEPTED);
    }

    /**
     * Takes a request for care.
     *
     * @param facilities for which the sender may speak
     * @throws JsonFault what is wrong with the request
     */
    public byte[] referral(@Nullable String key, byte[] body, Reach facilities) throws JsonFault {
        return meters.take(Way.JSON, () -> takeReferral(key, body, facilities), accepted -> Status.ACCEPTED);
    }

    private byte[] takeEncounter(@Nullable String key, byte[] body, Reach facilities) throws JsonFault {
        Instant now = now();
        Faults faults = new Faults();
        EncounterBody said = read(body, EncounterBody.class);
        requireOwn(said.facility(), facilities);
        String named = key(key);
        CanonicalEvent event = events.encounter(said, named, now, faults);
        return take(new Identity(said.application(), said.facility(), named), ENCOUNTER, body, now, event, faults);
    }

    private byte[] takeReferral(@Nullable String key, byte[] body, Reach facilities) throws JsonFault {
        Instant now = now();
        Faults faults = new Faults();
        ReferralBody said = read(body, ReferralBody.class);
        requireOwn(said.facility(), facilities);
        String named = key(key);
        CanonicalEvent event = events.referral(said, named, now, faults);
        return take(new Identity(said.application(), said.facility(), named), REFERRAL, body, now, event, faults);
    }

    /**
     * Reads a kept body again.
     *
     * @throws JsonFault what is wrong with it
     */
    CanonicalEvent again(String type, String key, byte[] body, Instant receivedAt) throws JsonFault {
        Faults faults = new Faults();
        CanonicalEvent event = type.equals(REFERRAL)
                ? events.referral(read(body, ReferralBody.class), key, receivedAt, faults)
                : events.encounter(read(body, EncounterBody.class), key, receivedAt, faults);
        if (event == null) {
            throw incomplete(faults);
        }
        return event;
    }

    /** Nothing is stored in the name of a facility that has not been proven. */
    private static void requireOwn(@Nullable String facility, Reach facilities) throws JsonFault {
        if (!facilities.covers(facility)) {
            Faults faults = new Faults();
            faults.add("/facility", "is not one that you may send for");
            throw new JsonFault(
                    HttpStatus.FORBIDDEN,
                    "The sender may not speak for this facility; nothing was stored",
                    faults.list());
        }
    }

    private static JsonFault incomplete(Faults faults) {
        return new JsonFault(HttpStatus.BAD_REQUEST, "The body is not complete or not right", faults.list());
    }

    private record Identity(
            @Nullable String application, @Nullable String facility, String key) {}

    private byte[] take(
            Identity identity, String type, byte[] body, Instant now, @Nullable CanonicalEvent event, Faults faults)
            throws JsonFault {
        if (event == null) {
            throw incomplete(faults);
        }
        UUID id = UUID.randomUUID();
        String application = identity.application() == null ? "" : identity.application();
        String facility = identity.facility() == null ? "" : identity.facility();
        Answer accepted = new Answer("202", acceptance(identity.key(), now), Status.ACCEPTED, null);
        ReceivedMessage message =
                new ReceivedMessage(id, application, facility, identity.key(), type, body, now, accepted, event);
        Answer answer = Objects.requireNonNull(transactions.execute(
                status -> inFlight.hold(application, facility, identity.key())
                        ? takeMessage.take(message, () -> reused(identity.key()))
                        : conflict()));
        return switch (answer.code()) {
            case "202" -> answer.bytes();
            case "409" -> throw new JsonFault(HttpStatus.CONFLICT, "A request with this Idempotency-Key is in flight");
            default ->
                throw new JsonFault(
                        HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key was used with another body");
        };
    }

    private byte[] acceptance(String key, Instant now) {
        return json.writeValueAsBytes(new Accepted(key, Status.ACCEPTED, now));
    }

    /** What is answered to a body that was taken. */
    record Accepted(String controlId, Status status, Instant receivedAt) {}

    private static Answer reused(String key) {
        return new Answer(
                "422",
                key.getBytes(StandardCharsets.UTF_8),
                Status.QUARANTINED,
                "Idempotency-Key used with another body");
    }

    private static Answer conflict() {
        return new Answer("409", new byte[0], Status.REJECTED, null);
    }

    private static String key(@Nullable String key) throws JsonFault {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new JsonFault(
                    HttpStatus.BAD_REQUEST,
                    "The header Idempotency-Key is required, up to " + LONGEST_KEY + " characters");
        }
        return key.strip();
    }

    /** Says where a body breaks off or surprises, never what stands there. */
    private <T> T read(byte[] body, Class<T> type) throws JsonFault {
        if (new String(body, StandardCharsets.UTF_8).contains("\\u0000")) {
            throw new JsonFault(HttpStatus.BAD_REQUEST, "The body holds the character U+0000, which no text has");
        }
        try {
            T value = json.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (DatabindException e) {
            Faults faults = new Faults();
            faults.add(pointer(e), "is not known here, or not of the right kind");
            throw new JsonFault(HttpStatus.BAD_REQUEST, "The body can't be read", faults.list());
        } catch (JacksonException e) {
            // One that is nested too deep has no place.
            TokenStreamLocation place = e.getLocation();
            throw new JsonFault(
                    HttpStatus.BAD_REQUEST,
                    "The body is not JSON" + (place == null ? "" : " (line " + place.getLineNr() + ")"));
        }
        throw new JsonFault(HttpStatus.BAD_REQUEST, "The body is empty");
    }

    private static String pointer(DatabindException failure) {
        StringBuilder pointer = new StringBuilder();
        failure.getPath()
                .forEach(step -> pointer.append('/')
                        .append(
                                step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName()));
        return pointer.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
