package org.stepdown.referral.intake.json;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads a time of four-digit years (RFC 3339, section 5.6), from the year 1 on: what goes beyond is no time of anybody's. */
final class UsableTime extends StdDeserializer<OffsetDateTime> {

    private static final int LAST_YEAR = 9999;

    UsableTime() {
        super(OffsetDateTime.class);
    }

    @Override
    public @Nullable OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) {
        @Nullable OffsetDateTime time = InstantDeserializer.OFFSET_DATE_TIME.deserialize(parser, context);
        return time == null || time.getYear() >= 1 && time.getYear() <= LAST_YEAR
                ? time
                : context.reportInputMismatch(this, "the year is not between 1 and %d", LAST_YEAR);
    }
}
