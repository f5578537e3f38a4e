package org.stepdown.enrollment.attendance.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.attendance.Outreach;

/** Tables {@code outreach} and {@code outreach_attempt}. */
final class OutreachRows {

    private final JdbcClient jdbc;

    OutreachRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everybody with a seat in the cohort, also when it was in another cohort that they did not come. */
    List<Outreach> openOf(String cohortId) {
        return jdbc.sql("""
                select * from outreach o
                 where o.state in ('OPEN', 'SAFETY_REVIEW')
                   and exists (select 1 from seat s where s.referral_id = o.referral_id and s.cohort_id = :cohort)
                """).param("cohort", cohortId).query(Rows::outreach).list();
    }

    @Nullable
    Outreach lock(UUID id) {
        return jdbc.sql("select * from outreach where id = :id for update")
                .param("id", id)
                .query(Rows::outreach)
                .optional()
                .orElse(null);
    }

    boolean anyOverdue(Instant now) {
        return jdbc.sql("select exists (select 1 from outreach where state = 'OPEN' and closes_at <= :now)")
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    List<Outreach> overdue(Instant now, int most) {
        return jdbc.sql("""
                select * from outreach where state = 'OPEN' and closes_at <= :now
                 order by closes_at limit :most for update skip locked
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Rows::outreach)
                .list();
    }

    void keep(Outreach outreach, Instant now) {
        jdbc.sql("""
                insert into outreach (id, referral_id, cohort_id, session_date, opened_at, first_due_at, closes_at,
                                      most_attempts, attempts, state, policy_version, cause_id)
                values (:id, :referral, :cohort, :date, :opened, :due, :closes, :most, :attempts, :state, :policy,
                        :cause)
                on conflict (id) do update
                   set attempts = excluded.attempts, state = excluded.state,
                       ended_at = case when excluded.state in ('OPEN', 'SAFETY_REVIEW') then null
                                       else cast(:now as timestamptz) end
                """)
                .param("id", outreach.id())
                .param("referral", outreach.referralId())
                .param("cohort", outreach.cohortId())
                .param("date", outreach.sessionDate())
                .param("opened", Timestamp.from(outreach.openedAt()))
                .param("due", Timestamp.from(outreach.firstDueAt()))
                .param("closes", Timestamp.from(outreach.closesAt()))
                .param("most", outreach.mostAttempts())
                .param("attempts", outreach.attempts())
                .param("state", outreach.state().name())
                .param("policy", outreach.policyVersion())
                .param("cause", outreach.noShow())
                .param("now", Timestamp.from(now))
                .update();
    }

    void keep(Outreach outreach, Outreach.Result result, String by, @Nullable String note, Instant now) {
        jdbc.sql("""
                insert into outreach_attempt (outreach_id, number, result, note, made_by, made_at)
                values (:id, :number, :result, :note, :by, :at)
                """)
                .param("id", outreach.id())
                .param("number", outreach.attempts())
                .param("result", result.name())
                .param("note", note)
                .param("by", by)
                .param("at", Timestamp.from(now))
                .update();
    }

    void end(UUID referralId, Instant now) {
        jdbc.sql("""
                update outreach set state = 'OVER', ended_at = :now
                 where referral_id = :referral and state in ('OPEN', 'SAFETY_REVIEW')
                """)
                .param("referral", referralId)
                .param("now", Timestamp.from(now))
                .update();
    }
}
