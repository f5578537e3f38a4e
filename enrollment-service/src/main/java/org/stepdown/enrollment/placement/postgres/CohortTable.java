package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    CohortTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every cohort, held for the caller alone; in the order of ids, so that two callers can't block each other. */
    Counted lock() {
        Counted counted = new Counted(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        jdbc.sql("""
                select c.*, s.capacity, s.held, s.offered, s.enrolled, s.waiting
                  from cohort c join census s on s.cohort_id = c.id
                 order by c.id
                   for update of s
                """).query((ResultSet row) -> counted.add(row));
        return counted;
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
            Cohort cohort = CohortRow.read(row);
            cohorts.add(cohort);
            census.put(
                    cohort.id(),
                    new Census(
                            row.getInt("capacity"), row.getInt("held"), row.getInt("offered"), row.getInt("enrolled")));
            waiting.put(cohort.id(), row.getInt("waiting"));
        }
    }
}
