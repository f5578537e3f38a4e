package org.stepdown.audit.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a form sends: fields that are left empty, and values that somebody has typed into the address. */
final class Asked {

    private Asked() {}

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Null for what is none of them. */
    static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElse(null);
    }

    static @Nullable LocalDate date(@Nullable String value) {
        try {
            return text(value) == null ? null : LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
