package org.stepdown.referral.intake.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.JsonMask;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.Reading;

/** FHIR R4, as it comes over HTTP. */
@Component
final class FhirFormat implements MessageFormat {

    private static final JsonMask MASK = new JsonMask(
            Set.of("resourceType", "system", "code", "use", "status", "intent", "priority", "type", "url", "mode"),
            name -> name.matches("_?[a-z][A-Za-z0-9]{1,40}"));

    private final FhirIntake intake;

    FhirFormat(FhirIntake intake) {
        this.intake = intake;
    }

    @Override
    public boolean covers(@Nullable String type, byte[] body) {
        return kind(type).isPresent();
    }

    private static Optional<Kind> kind(@Nullable String type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.type().equals(type))
                .findFirst();
    }

    @Override
    public Reading read(@Nullable String type, byte[] body, @Nullable String controlId, Instant receivedAt) {
        try {
            CanonicalEvent event = intake.again(kind(type).orElseThrow(), controlId, body, receivedAt);
            MessageSource source = (MessageSource) ((GenericRecord) event.event()).get("source");
            return new Reading.Understood(event, source.getFacility(), null);
        } catch (FhirFault e) {
            return new Reading.Faulty(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String masked(byte[] body) {
        return MASK.of(text(body));
    }
}
