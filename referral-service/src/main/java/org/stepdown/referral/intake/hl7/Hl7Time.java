package org.stepdown.referral.intake.hl7;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HL7 v2 times (data types TS and DTM): as precise as the sender likes, with or without an offset. */
final class Hl7Time {

    private static final Pattern FORMAT =
            Pattern.compile("(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(?:\\.(\\d{1,6})\\d*)?([+-]\\d{4})?");

    private Hl7Time() {}

    /**
     * @param zone for a time without an offset
     * @throws Hl7Fault 102 at the place given
     */
    static @Nullable Instant instant(@Nullable String value, ZoneId zone, String place) throws Hl7Fault {
        if (value == null) {
            return null;
        }
        Matcher parts = FORMAT.matcher(value);
        try {
            if (parts.matches()) {
                String fraction = parts.group(7);
                int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
                LocalDateTime local =
                        date(parts).atTime(number(parts, 4, 0), number(parts, 5, 0), number(parts, 6, 0), nanos);
                ZoneId told = parts.group(8) == null ? zone : ZoneOffset.of(parts.group(8));
                return local.atZone(told).toInstant();
            }
        } catch (DateTimeException e) {
            throw new Hl7Fault(Hl7Error.badData(place));
        }
        throw new Hl7Fault(Hl7Error.badData(place));
    }

    /** @throws Hl7Fault 102 at the place given */
    static @Nullable LocalDate date(@Nullable String value, String place) throws Hl7Fault {
        if (value == null) {
            return null;
        }
        Matcher parts = FORMAT.matcher(value);
        try {
            if (parts.matches()) {
                return date(parts);
            }
        } catch (DateTimeException e) {
            throw new Hl7Fault(Hl7Error.badData(place));
        }
        throw new Hl7Fault(Hl7Error.badData(place));
    }

    private static LocalDate date(Matcher parts) {
        int year = number(parts, 1, 0);
        if (year == 0) {
            // The calendar has no such year, and a time zone could make of it one before the year 1.
            throw new DateTimeException("year 0");
        }
        return LocalDate.of(year, number(parts, 2, 1), number(parts, 3, 1));
    }

    private static int number(Matcher parts, int group, int otherwise) {
        return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
    }
}
