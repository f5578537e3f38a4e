package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.enrollment.seat.Census;

/** Cohorts and their census. */
final class CohortTable {

    private final JdbcClient jdbc;
    private volatile Catalogue read = new Catalogue(-1, List.of());

    CohortTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for the desk, and reads what only who holds it may change. Cohorts are read again only when something of
     * the catalogue has changed since.
     */
    Counted lock() {
        long version = jdbc.sql("select catalogue from desk for update")
                .query(Long.class)
                .single();
        Catalogue catalogue = read;
        if (catalogue.version() != version) {
            catalogue = new Catalogue(version, cohorts());
            read = catalogue;
        }
        Counted counted = new Counted(catalogue.cohorts(), new HashMap<>(), new HashMap<>());
        jdbc.sql("select cohort_id, capacity, held, offered, enrolled, waiting from census")
                .query((ResultSet row) -> counted.add(row));
        return counted;
    }

    private List<Cohort> cohorts() {
        return jdbc.sql("""
                select c.*, array(select h.date from site_holiday h where h.site = c.site) as site_holidays
                  from cohort c
                 order by c.id
                """).query((row, number) -> CohortRow.read(row)).list();
    }

    void count(List<Happening.Counted> counts) {
        if (counts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update census c
                   set capacity = x.capacity, held = x.held, offered = x.offered, enrolled = x.enrolled,
                       waiting = x.waiting, as_of = greatest(c.as_of, x.at)
                  from unnest(:cohort, :capacity, :held, :offered, :enrolled, :waiting, :at)
                       as x (cohort_id, capacity, held, offered, enrolled, waiting, at)
                 where c.cohort_id = x.cohort_id
                """)
                .param(
                        "cohort",
                        Column.of("text", counts, count -> count.cohort().id()))
                .param(
                        "capacity",
                        Column.of("int4", counts, count -> count.census().capacity()))
                .param("held", Column.of("int4", counts, count -> count.census().held()))
                .param(
                        "offered",
                        Column.of("int4", counts, count -> count.census().offered()))
                .param(
                        "enrolled",
                        Column.of("int4", counts, count -> count.census().enrolled()))
                .param("waiting", Column.of("int4", counts, Happening.Counted::waiting))
                .param("at", Column.of("timestamptz", counts, Happening.Counted::at))
                .update();
    }

    /** Cohorts in the order of their ids, with their seats counted and how many wait for them. */
    record Counted(List<Cohort> cohorts, Map<String, Census> census, Map<String, Integer> waiting) {

        boolean withStartCap() {
            return cohorts.stream().anyMatch(cohort -> cohort.startCap() != null);
        }

        private void add(ResultSet row) throws SQLException {
            String cohortId = row.getString("cohort_id");
            census.put(
                    cohortId,
                    new Census(
                            row.getInt("capacity"), row.getInt("held"), row.getInt("offered"), row.getInt("enrolled")));
            waiting.put(cohortId, row.getInt("waiting"));
        }
    }

    /** The cohorts as they were at one version of the catalogue. */
    private record Catalogue(long version, List<Cohort> cohorts) {}
}
