package org.stepdown.enrollment.catalogue.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads fields as they were sent, from JSON or from a form, and keeps every one that is missing or unreadable. */
final class Reading {

    private final List<Breach> faults = new ArrayList<>();

    /** Every fault found so far. */
    List<Breach> faults() {
        return List.copyOf(faults);
    }

    void fault(String field, String code) {
        faults.add(new Breach(field, code, Map.of()));
    }

    String text(String field, @Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            fault(field, "MISSING");
            return "";
        }
        return sent.strip();
    }

    static @Nullable String optional(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }

    <E extends Enum<E>> @Nullable E symbol(String field, Class<E> type, @Nullable String sent) {
        String name = optional(sent);
        for (E symbol : type.getEnumConstants()) {
            if (symbol.name().equals(name)) {
                return symbol;
            }
        }
        if (name != null) {
            String known = String.join(
                    ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            faults.add(new Breach(field, "UNKNOWN_VALUE", Map.of("known", known)));
        }
        return null;
    }

    <E extends Enum<E>> Set<E> symbols(String field, Class<E> type, @Nullable List<String> sent) {
        Set<E> symbols = new LinkedHashSet<>();
        for (String name : Objects.requireNonNullElse(sent, List.<String>of())) {
            E symbol = symbol(field, type, name);
            if (symbol != null) {
                symbols.add(symbol);
            }
        }
        if (symbols.isEmpty()
                && faults.stream().noneMatch(fault -> fault.field().equals(field))) {
            fault(field, "MISSING");
        }
        return symbols;
    }

    @Nullable
    Integer number(String field, @Nullable String sent) {
        return read(field, sent, "NOT_A_NUMBER", Integer::valueOf);
    }

    int requiredNumber(String field, @Nullable String sent) {
        Integer number = number(field, text(field, sent));
        return Objects.requireNonNullElse(number, 0);
    }

    BigDecimal hours(String field, @Nullable String sent) {
        BigDecimal hours = read(field, text(field, sent), "NOT_A_NUMBER", BigDecimal::new);
        return Objects.requireNonNullElse(hours, BigDecimal.ZERO);
    }

    @Nullable
    LocalDate date(String field, @Nullable String sent) {
        return read(field, sent, "NOT_A_DATE", LocalDate::parse);
    }

    LocalDate requiredDate(String field, @Nullable String sent) {
        LocalDate date = date(field, text(field, sent));
        return Objects.requireNonNullElse(date, LocalDate.EPOCH);
    }

    Set<LocalDate> dates(String field, @Nullable List<String> sent) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        for (String text : Objects.requireNonNullElse(sent, List.<String>of())) {
            LocalDate date = date(field, text);
            if (date != null) {
                dates.add(date);
            }
        }
        return dates;
    }

    @Nullable
    LocalTime time(String field, @Nullable String sent) {
        return read(field, sent, "NOT_A_TIME", LocalTime::parse);
    }

    ZoneId zone(String field, String sent) {
        ZoneId zone = read(field, sent, "UNKNOWN_TIME_ZONE", name -> {
            if (!ZoneId.getAvailableZoneIds().contains(name)) {
                throw new DateTimeException("no such zone");
            }
            return ZoneId.of(name);
        });
        return Objects.requireNonNullElse(zone, ZoneId.of("UTC"));
    }

    static List<String> lines(@Nullable List<String> sent) {
        return Objects.requireNonNullElse(sent, List.<String>of()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private <T> @Nullable T read(
            String field, @Nullable String sent, String fault, Function<String, @Nullable T> reader) {
        String text = optional(sent);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            fault(field, fault);
            return null;
        }
    }

    /** What is wrong with a field. */
    record Breach(String field, String code, Map<String, String> details) {}
}
