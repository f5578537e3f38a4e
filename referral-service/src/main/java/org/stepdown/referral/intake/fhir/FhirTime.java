package org.stepdown.referral.intake.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/** FHIR times: as precise as the sender likes. */
final class FhirTime {

    private FhirTime() {}

    /**
     * Null when absent.
     *
     * @param zone for a time without an offset, and for a date
     */
    static @Nullable Instant instant(@Nullable BaseDateTimeType time, ZoneId zone) {
        String text = time == null ? null : time.getValueAsString();
        if (text == null) {
            return null;
        }
        try {
            return text.startsWith("0000") ? null : parsed(text, zone).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant parsed(String text, ZoneId zone) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1).atStartOfDay(zone).toInstant();
            case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay(zone).toInstant();
            case 10 -> LocalDate.parse(text).atStartOfDay(zone).toInstant();
            default ->
                text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(zone).toInstant();
        };
    }
}
