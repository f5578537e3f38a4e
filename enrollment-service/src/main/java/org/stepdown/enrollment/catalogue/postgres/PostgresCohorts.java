package org.stepdown.enrollment.catalogue.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.Schedule;

/** Tables {@code cohort} and {@code census}. */
@Component
final class PostgresCohorts implements Cohorts {

    private final JdbcClient jdbc;

    PostgresCohorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean exists(String id) {
        return jdbc.sql("select exists (select from cohort where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(Cohort cohort, int capacity, Instant at) {
        jdbc.sql("insert into site (id, name, time_zone) values (:id, :id, :zone) on conflict do nothing")
                .param("id", cohort.site())
                .param("zone", cohort.schedule().timeZone().getId())
                .update();
        if (define(cohort) == 0) {
            return false;
        }
        jdbc.sql("insert into census (cohort_id, capacity, as_of) values (:id, :capacity, :at)")
                .param("id", cohort.id())
                .param("capacity", capacity)
                .param("at", Timestamp.from(at))
                .update();
        return true;
    }

    private int define(Cohort cohort) {
        Schedule schedule = cohort.schedule();
        return jdbc.sql("""
                insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site,
                                    languages, weekdays, starts_at, minutes, time_zone, first_date, last_date,
                                    holidays, mode, start_cap, closed)
                values (:id, :program, :name, :conditions, :dual, :ageBand, :track, :modality, :site,
                        :languages, :weekdays, :startsAt, :minutes, :zone, :first, :last,
                        :holidays, :mode, :startCap, :closed)
                on conflict do nothing
                """)
                .param("id", cohort.id())
                .param("program", cohort.programId())
                .param("name", cohort.name())
                .param("conditions", array("text", cohort.conditions()))
                .param("dual", cohort.dualDiagnosis())
                .param("ageBand", cohort.ageBand().name())
                .param("track", cohort.track().name())
                .param("modality", cohort.modality().name())
                .param("site", cohort.site())
                .param("languages", array("text", cohort.languages()))
                .param("weekdays", array("text", schedule.weekdays()))
                .param("startsAt", schedule.startsAt())
                .param("minutes", schedule.minutes())
                .param("zone", schedule.timeZone().getId())
                .param("first", schedule.firstDate())
                .param("last", schedule.lastDate())
                .param("holidays", array("date", schedule.holidays()))
                .param("mode", cohort.mode().name())
                .param("startCap", cohort.startCap())
                .param("closed", cohort.closed())
                .update();
    }

    private static SqlArrayValue array(String type, Collection<?> values) {
        return new SqlArrayValue(type, values.stream().map(Object::toString).toArray());
    }
}
