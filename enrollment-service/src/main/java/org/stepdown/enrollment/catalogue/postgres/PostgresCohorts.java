package org.stepdown.enrollment.catalogue.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    public @Nullable Defined find(String id) {
        return jdbc.sql("select * from cohort where id = :id")
                .param("id", id)
                .query(DefinedCohort::read)
                .optional()
                .orElse(null);
    }

    @Override
    public boolean add(Cohort cohort, int capacity, Instant at) {
        site(cohort);
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

    @Override
    public List<Cohort> of(String programId) {
        return jdbc
                .sql("select * from cohort where program_id = :program and not closed order by id")
                .param("program", programId)
                .query(DefinedCohort::read)
                .list()
                .stream()
                .map(Defined::cohort)
                .toList();
    }

    /** Whoever decides holds the row of the desk: nobody decides while it is held here. */
    @Override
    public void hold() {
        jdbc.sql("select only_one from desk for update").query(Boolean.class).single();
    }

    @Override
    public int taken(String id) {
        return jdbc.sql("select held + offered + enrolled from census where cohort_id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public void change(Cohort cohort) {
        site(cohort);
        bind(jdbc.sql("""
                update cohort
                   set name = :name, conditions = :conditions, dual_diagnosis = :dual, age_band = :ageBand,
                       track = :track, modality = :modality, site = :site, languages = :languages,
                       weekdays = :weekdays, starts_at = :startsAt, minutes = :minutes, time_zone = :zone,
                       first_date = :first, last_date = :last, holidays = :holidays, mode = :mode, topics = :topics,
                       start_cap = :startCap, closed = :closed, revision = revision + 1
                 where id = :id and program_id = :program
                """), cohort).update();
    }

    private void site(Cohort cohort) {
        jdbc.sql("insert into site (id, name, time_zone) values (:id, :id, :zone) on conflict do nothing")
                .param("id", cohort.site())
                .param("zone", cohort.schedule().timeZone().getId())
                .update();
    }

    private int define(Cohort cohort) {
        return bind(jdbc.sql("""
                insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site,
                                    languages, weekdays, starts_at, minutes, time_zone, first_date, last_date,
                                    holidays, mode, topics, start_cap, closed)
                values (:id, :program, :name, :conditions, :dual, :ageBand, :track, :modality, :site,
                        :languages, :weekdays, :startsAt, :minutes, :zone, :first, :last,
                        :holidays, :mode, :topics, :startCap, :closed)
                on conflict do nothing
                """), cohort).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Cohort cohort) {
        Schedule schedule = cohort.schedule();
        return statement
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
                .param("topics", array("text", cohort.topics()))
                .param("startCap", cohort.startCap())
                .param("closed", cohort.closed());
    }

    private static SqlArrayValue array(String type, Collection<?> values) {
        return new SqlArrayValue(type, values.stream().map(Object::toString).toArray());
    }
}
