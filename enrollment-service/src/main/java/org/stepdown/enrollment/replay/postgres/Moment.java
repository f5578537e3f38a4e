package org.stepdown.enrollment.replay.postgres;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.replay.Copy.Extent;

/** How things stand in the live tables at one moment: what a copy begins with, and what its end is compared with. */
final class Moment {

    /** What decisions only refer to, or what holds from a time that it says itself: taken over as it is. */
    private static final List<String> TAKEN_OVER = List.of(
            "site",
            "program",
            "program_service_line",
            "curriculum_part",
            "placement_policy",
            "attendance_policy",
            "follow_up_policy");

    private static final List<String> REMEMBERED = List.of("""
            create unlogged table was_census as
            select cohort_id, capacity, held, offered, enrolled, waiting from {live}.census
            """, """
            create unlogged table was_waitlist as
            select referral_id, safety_flag, deadline, priority, nearest_fit, missing, could_join, due_at
              from {live}.waitlist
            """, """
            create unlogged table was_seat as
            select id, cohort_id, referral_id, state, first_session_at, expires_at from {live}.seat
            """, """
            create unlogged table was_referral as
            select id, patient_key, status, settled, care, revision, md5(case_file::text) as case_file
              from {live}.referral
            """, """
            create unlogged table was_attendance as select * from {live}.attendance
            """, """
            create unlogged table was_clock as
            select c.referral_id, c.measure, c.index_at, c.days, c.state, c.met_on,
                   coalesce(p.next_at <= clock_timestamp(), false) as due
              from {live}.follow_up_clock c
              join {live}.follow_up_referral r on r.referral_id = c.referral_id
              left join {live}.follow_up_person p on p.patient_key = r.patient_key
            """, """
            create unlogged table extent as
            select coalesce(max(seq), 0) as last_entry, count(*) as entries,
                   coalesce(sum(cardinality(events)), 0)::bigint as events,
                   (select coalesce(max(seq), 0) from {live}.decision) as last_decision,
                   clock_timestamp() as as_of
              from {live}.logbook
            """);

    private final JdbcClient jdbc;
    private final String live;

    Moment(JdbcClient jdbc, String live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    /** To be called in a transaction that sees one state of everything. */
    void remember() {
        for (String table : TAKEN_OVER.reversed()) {
            run("delete from " + table);
        }
        for (String table : TAKEN_OVER) {
            run("insert into " + table + " select * from {live}." + table);
        }
        REMEMBERED.forEach(this::run);
    }

    Extent extent() {
        return jdbc.sql("select last_entry, entries, events, as_of from extent")
                .query((row, number) -> new Extent(
                        row.getLong("last_entry"),
                        row.getLong("entries"),
                        row.getLong("events"),
                        row.getObject("as_of", OffsetDateTime.class).toInstant()))
                .single();
    }

    private void run(String sql) {
        jdbc.sql(sql.replace("{live}", live)).update();
    }
}
