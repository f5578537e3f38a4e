package org.stepdown.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is kept.
 *
 * @param sequence its place in the chain; null while it waits for one
 */
public record KeptEntry(long id, @Nullable Long sequence, Entry entry) {

    /** From a row of {@code audit.entry}, with {@code sequence} beside it. */
    public static KeptEntry of(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        return new KeptEntry(row.getLong("id"), row.wasNull() ? null : sequence, entry(row));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getTimestamp("at").toInstant(),
                Kind.valueOf(row.getString("kind")),
                new Actor(row.getString("account"), texts(row, "roles")),
                row.getString("what"),
                texts(row, "objects"),
                texts(row, "criteria"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getInt("times"),
                new Origin(row.getString("client"), row.getString("correlation"), row.getString("trace")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
