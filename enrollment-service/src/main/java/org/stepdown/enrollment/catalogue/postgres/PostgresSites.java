package org.stepdown.enrollment.catalogue.postgres;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.catalogue.Holiday;
import org.stepdown.enrollment.catalogue.Site;
import org.stepdown.enrollment.catalogue.Sites;

/** Tables {@code site} and {@code site_holiday}. */
@Component
final class PostgresSites implements Sites {

    private final JdbcClient jdbc;

    PostgresSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Site> all() {
        return read("");
    }

    @Override
    public @Nullable Site find(String id) {
        return read(id).stream().findFirst().orElse(null);
    }

    private List<Site> read(String id) {
        return jdbc.sql("select id, name, time_zone from site where :id = '' or id = :id order by id")
                .param("id", id)
                .query((row, number) ->
                        new Site(row.getString("id"), row.getString("name"), row.getString("time_zone")))
                .list();
    }

    @Override
    public void close(String site, List<Holiday> holidays) {
        jdbc.sql("delete from site_holiday where site = :site")
                .param("site", site)
                .update();
        jdbc.sql("""
                insert into site_holiday (site, date, name)
                select distinct on (x.date) :site, x.date, x.name from unnest(:dates, :names) as x (date, name)
                """)
                .param("site", site)
                .param(
                        "dates",
                        new SqlArrayValue(
                                "date", holidays.stream().map(Holiday::date).toArray()))
                .param(
                        "names",
                        new SqlArrayValue(
                                "text", holidays.stream().map(Holiday::name).toArray()))
                .update();
    }

    @Override
    public List<String> cohorts(String site) {
        return jdbc.sql("select id from cohort where site = :site order by id")
                .param("site", site)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    @Override
    public List<Holiday> holidays(String site) {
        return jdbc.sql("select date, name from site_holiday where site = :site order by date")
                .param("site", site)
                .query((row, number) -> new Holiday(row.getObject("date", LocalDate.class), row.getString("name")))
                .list();
    }
}
