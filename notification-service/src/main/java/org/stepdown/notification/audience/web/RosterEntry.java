package org.stepdown.notification.audience.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the fields of the roster's forms say; each form fills some of them. */
record RosterEntry(
        @Nullable String name,
        @Nullable List<String> days,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String holidays,
        @Nullable List<String> accounts,
        @Nullable String from,
        @Nullable String to,
        @Nullable String mark,
        @Nullable String account,
        @Nullable String substitute,
        @Nullable String role,
        @Nullable String day) {

    RostersApi.OneShift shift() {
        return new RostersApi.OneShift(
                name,
                days,
                time("Starts", starts),
                time("Ends", ends),
                blank(holidays) ? null : holidays,
                accounts,
                date("From", from),
                date("Until", to));
    }

    RostersApi.StandIn standIn(ZoneId zone) {
        return new RostersApi.StandIn(
                null, account, substitute, instant("From", starts, zone), instant("Until", ends, zone));
    }

    static @Nullable LocalTime time(String field, @Nullable String value) {
        try {
            return blank(value) ? null : LocalTime.parse(value);
        } catch (DateTimeException e) {
            throw Given.refused(field, "is not a time, such as 07:00");
        }
    }

    static @Nullable LocalDate date(String field, @Nullable String value) {
        try {
            return blank(value) ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw Given.refused(field, "is not a date, such as 2026-03-31");
        }
    }

    private static @Nullable Instant instant(String field, @Nullable String value, ZoneId zone) {
        try {
            return blank(value) ? null : LocalDateTime.parse(value).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Given.refused(field, "is not a date and time, such as 2026-03-31T07:00");
        }
    }

    static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
