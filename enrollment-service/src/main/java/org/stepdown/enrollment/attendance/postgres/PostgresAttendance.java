package org.stepdown.enrollment.attendance.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.attendance.AttendanceRecord;
import org.stepdown.enrollment.attendance.AttendanceRecords;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.OutreachPolicy;
import org.stepdown.enrollment.attendance.Seated;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.referral.ReferralStatus;
import tools.jackson.databind.json.JsonMapper;

/** The tables of attendance and outreach, in the caller's transaction. */
@Component
final class PostgresAttendance implements AttendanceRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final OutreachRows outreach;

    PostgresAttendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.outreach = new OutreachRows(jdbc);
    }

    @Override
    public @Nullable Group group(String cohortId) {
        return jdbc.sql("""
                select c.id, c.weekdays, c.starts_at, c.minutes, c.time_zone, c.first_date, c.last_date,
                       c.holidays || array(select h.date from site_holiday h where h.site = c.site) as holidays,
                       c.mode, p.weeks,
                       c.topics
                  from cohort c join program p on p.id = c.program_id
                 where c.id = :id
                """).param("id", cohortId).query(Rows::group).optional().orElse(null);
    }

    @Override
    public List<Seated> seated(String cohortId, Session session) {
        Map<UUID, List<AttendanceRecord>> records =
                jdbc.sql("""
                        select * from attendance where cohort_id = :cohort and current order by session_date
                        """).param("cohort", cohortId).query(Rows::record).list().stream()
                        .collect(Collectors.groupingBy(AttendanceRecord::referralId));
        Map<UUID, Outreach> open =
                outreach.openOf(cohortId).stream().collect(Collectors.toMap(Outreach::referralId, one -> one));
        return jdbc.sql("""
                select r.id, r.patient_key, r.status,
                       exists (select 1 from leave l
                                where l.referral_id = r.id and l.cancelled_at is null
                                  and :date between l.from_date and l.to_date) as on_leave,
                       (select min(a.session_date) from attendance a
                          join cohort c on c.id = a.cohort_id
                          join cohort here on here.id = :cohort and here.program_id = c.program_id
                         where a.referral_id = r.id and a.current and a.status in ('ATTENDED', 'LATE')) as first_came,
                       array(select distinct a.topic from attendance a
                               join cohort c on c.id = a.cohort_id
                               join cohort here on here.id = :cohort and here.program_id = c.program_id
                              where a.referral_id = r.id and a.current and a.status in ('ATTENDED', 'LATE')
                                and a.topic is not null) as topics,
                       (select max(h.at) from status_history h
                         where h.referral_id = r.id and h.status = r.status
                           and r.status in ('COMPLETED', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'NO_SHOW')) as left_at
                  from referral r
                 where exists (select 1 from seat s
                                where s.referral_id = r.id and s.cohort_id = :cohort
                                  and s.state in ('ENROLLED', 'ON_HOLD', 'RELEASED'))
                 order by r.id
                """)
                .param("cohort", cohortId)
                .param("date", session.date())
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    OffsetDateTime left = row.getObject("left_at", OffsetDateTime.class);
                    return new Seated(
                            id,
                            row.getString("patient_key"),
                            ReferralStatus.valueOf(row.getString("status")),
                            row.getBoolean("on_leave"),
                            left == null ? null : left.toInstant(),
                            records.getOrDefault(id, List.of()),
                            row.getObject("first_came", LocalDate.class),
                            Set.of((String[]) row.getArray("topics").getArray()),
                            open.get(id));
                })
                .list();
    }

    @Override
    public void keep(Collection<AttendanceRecord> records) {
        for (AttendanceRecord record : records) {
            Session session = record.session();
            jdbc.sql("""
                    update attendance set current = false
                     where referral_id = :referral and cohort_id = :cohort and session_date = :date and current
                    """)
                    .param("referral", record.referralId())
                    .param("cohort", session.cohortId())
                    .param("date", session.date())
                    .update();
            jdbc.sql("""
                    insert into attendance (id, referral_id, cohort_id, session_date, starts_at, status,
                                            minutes_attended, minutes_scheduled, revision, recorded_by, recorded_at,
                                            reason, topic)
                    values (:id, :referral, :cohort, :date, :starts, :status, :minutes, :scheduled, :revision, :by,
                            :at, :reason, :topic)
                    """)
                    .param("id", record.id())
                    .param("referral", record.referralId())
                    .param("cohort", session.cohortId())
                    .param("date", session.date())
                    .param("starts", Timestamp.from(session.startsAt()))
                    .param("status", record.status().name())
                    .param("minutes", record.minutes())
                    .param("scheduled", session.minutes())
                    .param("revision", record.revision())
                    .param("by", record.by())
                    .param("at", Timestamp.from(record.at()))
                    .param("reason", record.reason())
                    .param("topic", record.topic())
                    .update();
        }
    }

    @Override
    public OutreachPolicy policy(Instant at) {
        return jdbc.sql("""
                select version, document from attendance_policy
                 where effective_from <= :at order by effective_from desc limit 1
                """)
                .param("at", Timestamp.from(at))
                .query((row, number) -> {
                    var document = JSON.readTree(row.getString("document"));
                    return new OutreachPolicy(
                            row.getString("version"),
                            document.path("outreachAttempts").asInt(),
                            document.path("outreachHours").asInt());
                })
                .single();
    }

    @Override
    public Standing standing(UUID referralId) {
        return jdbc.sql("""
                select r.patient_key, r.status,
                       exists (select 1 from seat s where s.referral_id = r.id and s.state in ('ENROLLED', 'ON_HOLD'))
                           as seated,
                       exists (select 1 from attendance a
                                where a.referral_id = r.id and a.current and a.status in ('ATTENDED', 'LATE'))
                           as started
                  from referral r
                 where r.id = :id
                """)
                .param("id", referralId)
                .query((row, number) -> new Standing(
                        row.getString("patient_key"),
                        ReferralStatus.valueOf(row.getString("status")),
                        row.getBoolean("seated"),
                        row.getBoolean("started")))
                .single();
    }

    @Override
    public @Nullable Outreach outreach(UUID id) {
        return outreach.lock(id);
    }

    @Override
    public boolean anyOverdue(Instant now) {
        return outreach.anyOverdue(now);
    }

    @Override
    public List<Outreach> overdue(Instant now, int most) {
        return outreach.overdue(now, most);
    }

    @Override
    public void keep(Outreach one, Instant now) {
        outreach.keep(one, now);
    }

    @Override
    public void keep(Outreach one, Outreach.Result result, String by, @Nullable String note, Instant now) {
        outreach.keep(one, result, by, note, now);
    }

    @Override
    public void unite(UUID mergedId, UUID survivingId) {
        for (String statement : List.of("""
                update attendance a set referral_id = :surviving
                 where a.referral_id = :merged
                   and exists (select 1 from referral where id = :surviving)
                   and not exists (select 1 from attendance own
                                    where own.referral_id = :surviving and own.cohort_id = a.cohort_id
                                      and own.session_date = a.session_date)
                """, """
                update leave set referral_id = :surviving
                 where referral_id = :merged and exists (select 1 from referral where id = :surviving)
                """, """
                update outreach o set referral_id = :surviving
                 where o.referral_id = :merged
                   and exists (select 1 from referral where id = :surviving)
                   and (o.state not in ('OPEN', 'SAFETY_REVIEW')
                        or not exists (select 1 from outreach own
                                        where own.referral_id = :surviving and own.state in ('OPEN', 'SAFETY_REVIEW')))
                """)) {
            jdbc.sql(statement)
                    .param("surviving", survivingId)
                    .param("merged", mergedId)
                    .update();
        }
    }

    @Override
    public void endOutreach(UUID referralId, Instant now) {
        outreach.end(referralId, now);
    }
}
