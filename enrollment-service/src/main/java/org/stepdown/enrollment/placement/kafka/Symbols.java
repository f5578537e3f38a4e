package org.stepdown.enrollment.placement.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our enums and those of the events: the same names, and UNKNOWN on the wire for what is not said. */
final class Symbols {

    private Symbols() {}

    /** Ours, or null for UNKNOWN and for what this version does not know. */
    static <T extends Enum<T>> @Nullable T read(Class<T> ours, Enum<?> symbol) {
        for (T constant : ours.getEnumConstants()) {
            if (constant.name().equals(symbol.name())) {
                return constant;
            }
        }
        return null;
    }

    static <T extends Enum<T>> T read(Class<T> ours, Enum<?> symbol, T otherwise) {
        T read = read(ours, symbol);
        return read == null ? otherwise : read;
    }

    static <T extends Enum<T>> List<T> read(Class<T> ours, Collection<? extends Enum<?>> symbols) {
        Stream<@Nullable T> read = symbols.stream().map(symbol -> read(ours, symbol));
        return read.filter(Objects::nonNull).toList();
    }

    /** The event's symbol; UNKNOWN for null. */
    static <T extends Enum<T>> T write(Class<T> theirs, @Nullable Enum<?> ours) {
        return Enum.valueOf(theirs, ours == null ? "UNKNOWN" : ours.name());
    }
}
