package org.stepdown.notification.audience.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Reads what a request gives, or says which field can't be taken and why (RFC 9457). */
final class Given {

    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private Given() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(field, "is required");
        }
        if (value.length() > LONGEST) {
            throw refused(field, "is longer than " + LONGEST + " characters");
        }
        return value.strip();
    }

    /** An identity that may stand in an address. */
    static String id(String field, @Nullable String value) {
        String id = text(field, value);
        if (!ID.matcher(id).matches()) {
            throw refused(field, "must be up to 64 letters, digits, and . _ @ -");
        }
        return id;
    }

    static ZoneId zone(String field, @Nullable String value) {
        try {
            return ZoneId.of(text(field, value));
        } catch (DateTimeException e) {
            throw refused(field, "is not a time zone, such as America/New_York");
        }
    }

    static <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type) {
        String name = text(field, value).toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(
                        field,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    static Set<DayOfWeek> days(String field, @Nullable Collection<String> values) {
        return some(field, values).stream()
                .map(day -> oneOf(field, day, DayOfWeek.class))
                .collect(Collectors.toSet());
    }

    static LocalTime time(String field, @Nullable LocalTime value) {
        return needed(field, value);
    }

    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw refused(field, "is required");
        }
        return value;
    }

    static <T> Collection<T> some(String field, @Nullable Collection<T> values) {
        if (values == null || values.isEmpty()) {
            throw refused(field, "must not be empty");
        }
        return values;
    }

    static <T> List<T> any(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    /** That this one is known. */
    static String known(String field, String value, Set<String> all) {
        if (!all.contains(value)) {
            throw refused(field, "names somebody or something that is not known: " + value);
        }
        return value;
    }

    static ErrorResponseException refused(String field, String what) {
        ErrorResponseException problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, field + " " + what + ".");
        problem.getBody().setProperty("field", field);
        return problem;
    }

    static ErrorResponseException forbidden(String why) {
        return problem(HttpStatus.FORBIDDEN, why);
    }

    static ErrorResponseException unknown(String what) {
        return problem(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
