package org.stepdown.delivery.kit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What a thief of a database reads: every column of every table, as text and as bytes. */
public final class Readable {

    private record Column(String schema, String table, String name, boolean bytes) {

        String place() {
            return schema + "." + table + "." + name;
        }
    }

    private Readable() {}

    /** Which of the words stand in clear, whatever their case, and where: {@code schema.table.column: word}. */
    public static List<String> in(DataSource database, List<String> words) {
        try (Connection connection = database.getConnection()) {
            return in(connection, words);
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be searched", e);
        }
    }

    /** The same over a connection of who may read everything. */
    public static List<String> in(Connection connection, List<String> words) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Column column : columns(connection)) {
            for (String word : words) {
                if (holds(connection, column, word)) {
                    found.add(column.place() + ": " + word);
                }
            }
        }
        return found;
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select c.table_schema, c.table_name, c.column_name, c.udt_name = 'bytea'
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                        """);
                ResultSet row = select.executeQuery()) {
            List<Column> columns = new ArrayList<>();
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
            }
            return columns;
        }
    }

    private static boolean holds(Connection connection, Column column, String word) throws SQLException {
        String value = "\"" + column.name() + "\"";
        try (PreparedStatement select = connection.prepareStatement("select exists (select from \"%s\".\"%s\" where %s)"
                .formatted(
                        column.schema(),
                        column.table(),
                        column.bytes()
                                ? "position(?::bytea in " + value + ") > 0"
                                : "position(? in lower(" + value + "::text)) > 0"))) {
            if (column.bytes()) {
                select.setBytes(1, word.getBytes(StandardCharsets.UTF_8));
            } else {
                select.setString(1, word.toLowerCase(Locale.ROOT));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
