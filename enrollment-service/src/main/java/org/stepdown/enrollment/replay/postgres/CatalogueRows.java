package org.stepdown.enrollment.replay.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.replay.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the catalogue as the logbook has them; a column that is younger than the entry has its default. */
final class CatalogueRows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    CatalogueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void define(Entry.Defined defined) {
        switch (defined.kind()) {
            case COHORT -> put("cohort", "id", defined.row());
            case SEATS -> put("census", "cohort_id", emptied(defined.row()));
            case HOLIDAY -> holiday(defined.row());
        }
    }

    /** Who has a seat when the cohort is first noted is nobody's business here: seats come by decisions. */
    private static String emptied(String row) {
        JsonNode census = MAPPER.readTree(row);
        return MAPPER.createObjectNode()
                .put("cohort_id", census.path("cohort_id").asString())
                .put("capacity", census.path("capacity").asInt())
                .put("as_of", census.path("as_of").asString())
                .toString();
    }

    private void holiday(String row) {
        if (MAPPER.readTree(row).path("gone").asBoolean()) {
            jdbc.sql("""
                delete from site_holiday h using jsonb_populate_record(null::site_holiday, :row::jsonb) x
                 where h.site = x.site and h.date = x.date
                """).param("row", row).update();
        } else {
            put("site_holiday", "site, date", row);
        }
    }

    private void put(String table, String key, String row) {
        String columns = jdbc.sql("""
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                 where attrelid = :table::regclass and attnum > 0 and not attisdropped
                   and :row::jsonb -> attname is not null
                """)
                .param("table", table)
                .param("row", row)
                .query(String.class)
                .single();
        jdbc.sql("""
                insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, :row::jsonb)
                on conflict (%3$s) do update set (%2$s) = row (%4$s)
                """.formatted(table, columns, key, columns.replaceAll("(\"?\\w+\"?)", "excluded.$1")))
                .param("row", row)
                .update();
    }
}
