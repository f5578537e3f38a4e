package org.stepdown.referral;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a thief of the database reads: every column of every table, as text and as bytes. */
final class Readable {

    private record Column(String schema, String table, String name, boolean bytes) {}

    private Readable() {}

    /** Where which of the words stands in clear, whatever its case. */
    static List<String> in(JdbcClient jdbc, List<String> words) {
        return columns(jdbc)
                .flatMap(column -> words.stream()
                        .filter(word -> holds(jdbc, column, word))
                        .map(word -> column.schema() + "." + column.table() + "." + column.name() + ": " + word))
                .toList();
    }

    private static Stream<Column> columns(JdbcClient jdbc) {
        return jdbc
                .sql("""
                        select c.table_schema, c.table_name, c.column_name, c.udt_name = 'bytea' as bytes
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                        """)
                .query((row, n) -> new Column(
                        row.getString("table_schema"),
                        row.getString("table_name"),
                        row.getString("column_name"),
                        row.getBoolean("bytes")))
                .list()
                .stream();
    }

    private static boolean holds(JdbcClient jdbc, Column column, String word) {
        String from = " from \"%s\".\"%s\" where ".formatted(column.schema(), column.table());
        String value = "\"" + column.name() + "\"";
        String condition = column.bytes()
                ? "position(decode(:word, 'hex') in " + value + ") > 0"
                : "position(:word in lower(" + value + "::text)) > 0";
        return jdbc.sql("select exists (select" + from + condition + ")")
                .param(
                        "word",
                        column.bytes()
                                ? HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))
                                : word.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }
}
