package org.stepdown.enrollment.followup.postgres;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** One column of some rows as an array, for UNNEST: a statement a table, however many rows. */
final class Column {

    private Column() {}

    static <T> SqlArrayValue of(String type, Collection<T> rows, Function<T, @Nullable Object> value) {
        Object[] values = new Object[rows.size()];
        int next = 0;
        for (T row : rows) {
            values[next++] = text(value.apply(row));
        }
        return new SqlArrayValue(type, values);
    }

    static SqlArrayValue of(String type, Collection<?> values) {
        return of(type, values, value -> value);
    }

    static <T> SqlArrayValue ofBytes(Collection<T> rows, Function<T, byte @Nullable []> value) {
        byte[][] values = new byte[rows.size()][];
        int next = 0;
        for (T row : rows) {
            values[next++] = bytes(value.apply(row));
        }
        return new SqlArrayValue("bytea", (Object[]) values);
    }

    @SuppressWarnings("NullAway") // as below
    private static byte[] bytes(byte @Nullable [] value) {
        return value;
    }

    @SuppressWarnings("NullAway") // an array of PostgreSQL may hold nulls; Spring's signature does not say so
    private static Object text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
