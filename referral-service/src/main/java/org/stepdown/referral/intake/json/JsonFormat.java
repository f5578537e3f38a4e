package org.stepdown.referral.intake.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.Reading;

/** JSON, as it comes over HTTP. */
@Component
final class JsonFormat implements MessageFormat {

    private final JsonIntake intake;

    JsonFormat(JsonIntake intake) {
        this.intake = intake;
    }

    @Override
    public boolean covers(@Nullable String type, byte[] body) {
        return JsonIntake.ENCOUNTER.equals(type) || JsonIntake.REFERRAL.equals(type);
    }

    @Override
    public Reading read(@Nullable String type, byte[] body, @Nullable String controlId, Instant receivedAt) {
        try {
            CanonicalEvent event =
                    intake.again(Objects.requireNonNull(type), Objects.requireNonNull(controlId), body, receivedAt);
            MessageSource source = (MessageSource) ((GenericRecord) event.event()).get("source");
            return new Reading.Understood(event, source.getFacility(), null);
        } catch (JsonFault e) {
            return new Reading.Faulty(failure(e));
        }
    }

    private static String failure(JsonFault fault) {
        return fault.faults().isEmpty()
                ? String.valueOf(fault.getMessage())
                : fault.faults().stream()
                        .map(one -> one.pointer() + " " + one.detail())
                        .collect(Collectors.joining("; "));
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
        return JsonFields.MASK.of(text(body));
    }
}
