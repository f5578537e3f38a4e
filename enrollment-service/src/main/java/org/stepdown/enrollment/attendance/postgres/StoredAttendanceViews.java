package org.stepdown.enrollment.attendance.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.attendance.AttendanceStatus;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.reach.Within;

/** Reads what is recorded. */
@Component
final class StoredAttendanceViews implements AttendanceViews {

    private static final int MOST = 1_000;
    private static final String SEATED = "('ENROLLED', 'ON_HOLD')";

    private final JdbcClient jdbc;

    StoredAttendanceViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Meeting> meetings(Group group, LocalDate from, LocalDate to) {
        Map<LocalDate, int[]> counts = new HashMap<>();
        jdbc.sql("""
                select session_date, count(*), count(*) filter (where status in ('ATTENDED', 'LATE'))
                  from attendance
                 where cohort_id = :cohort and current and session_date between :from and :to
                 group by session_date
                """)
                .param("cohort", group.id())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    counts.put(row.getObject(1, LocalDate.class), new int[] {row.getInt(2), row.getInt(3)});
                });
        List<Meeting> meetings = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            Session session = group.session(date);
            if (session != null) {
                int[] count = counts.getOrDefault(date, new int[2]);
                meetings.add(new Meeting(date, session.startsAt(), session.minutes(), count[0], count[1]));
            }
        }
        return meetings;
    }

    @Override
    public Roster roster(Session session) {
        List<Patient> patients = jdbc.sql("""
                        select r.id, r.status as stands, a.status, a.minutes_attended, a.revision, a.recorded_by,
                               a.recorded_at,
                               exists (select 1 from leave l
                                        where l.referral_id = r.id and l.cancelled_at is null
                                          and :date between l.from_date and l.to_date) as on_leave
                          from referral r
                          left join attendance a on a.referral_id = r.id and a.cohort_id = :cohort
                                                and a.session_date = :date and a.current
                         where a.id is not null
                            or exists (select 1 from seat s
                                        where s.referral_id = r.id and s.cohort_id = :cohort and s.state in
                        """ + SEATED + """
                                          and s.first_session_at <= :starts)
                         order by r.id
                        """)
                .param("cohort", session.cohortId())
                .param("date", session.date())
                .param("starts", Timestamp.from(session.startsAt()))
                .query(StoredAttendanceViews::patient)
                .list();
        return new Roster(session.cohortId(), session.date(), session.startsAt(), session.minutes(), patients);
    }

    @Override
    public List<PatientWeek> week(Group group, LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int scheduled = meetings(group, monday, monday.plusDays(6)).size()
                * group.schedule().minutes();
        return jdbc.sql("""
                        select r.id,
                               (select round(p.weekly_hours * 60) from cohort c join program p on p.id = c.program_id
                                 where c.id = :cohort) as prescribed,
                               coalesce(sum(a.minutes_attended), 0) as attended,
                               coalesce(sum(a.minutes_scheduled) filter (where a.status = 'EXCUSED'), 0) as excused
                          from referral r
                          left join attendance a on a.referral_id = r.id and a.cohort_id = :cohort and a.current
                                                and a.session_date between :monday and :sunday
                         where a.id is not null
                            or exists (select 1 from seat s where s.referral_id = r.id and s.cohort_id = :cohort
                                          and s.first_session_at < cast(:after as timestamptz)
                                          and s.state in
                        """ + SEATED + """
                        )
                         group by r.id
                         order by r.id
                        """)
                .param("cohort", group.id())
                .param("monday", monday)
                .param("sunday", monday.plusDays(6))
                .param(
                        "after",
                        Timestamp.from(monday.plusWeeks(1)
                                .atStartOfDay(group.schedule().timeZone())
                                .toInstant()))
                .query((row, number) -> new PatientWeek(
                        row.getObject("id", UUID.class),
                        monday,
                        row.getInt("prescribed"),
                        scheduled,
                        row.getInt("attended"),
                        row.getInt("excused"),
                        row.getInt("attended") + row.getInt("excused") < Math.min(row.getInt("prescribed"), scheduled)))
                .list();
    }

    @Override
    public List<PatientWeek> weeks(UUID referralId) {
        return jdbc.sql("""
                select date_trunc('week', a.session_date)::date as monday,
                       max(round(p.weekly_hours * 60)) as prescribed,
                       sum(a.minutes_scheduled) as scheduled,
                       sum(a.minutes_attended) as attended,
                       coalesce(sum(a.minutes_scheduled) filter (where a.status = 'EXCUSED'), 0) as excused
                  from attendance a join cohort c on c.id = a.cohort_id join program p on p.id = c.program_id
                 where a.referral_id = :id and a.current
                 group by 1
                 order by 1 desc
                """)
                .param("id", referralId)
                .query((row, number) -> new PatientWeek(
                        referralId,
                        row.getObject("monday", LocalDate.class),
                        row.getInt("prescribed"),
                        row.getInt("scheduled"),
                        row.getInt("attended"),
                        row.getInt("excused"),
                        row.getInt("attended") + row.getInt("excused")
                                < Math.min(row.getInt("prescribed"), row.getInt("scheduled"))))
                .list();
    }

    @Override
    public List<Entry> history(UUID referralId) {
        return jdbc.sql("""
                select * from attendance where referral_id = :id
                 order by session_date desc, cohort_id, revision desc
                """)
                .param("id", referralId)
                .query((row, number) -> new Entry(
                        row.getString("cohort_id"),
                        row.getObject("session_date", LocalDate.class),
                        AttendanceStatus.valueOf(row.getString("status")),
                        row.getInt("minutes_attended"),
                        row.getInt("minutes_scheduled"),
                        row.getInt("revision"),
                        row.getBoolean("current"),
                        row.getString("recorded_by"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list();
    }

    @Override
    public List<Outreach> lookedFor() {
        Within within = Within.reach();
        return within.bind(jdbc.sql("""
                select o.* from outreach o join referral r on r.id = o.referral_id
                 where o.state in ('OPEN', 'SAFETY_REVIEW')
                   and r.status not in ('COMPLETED', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'NO_SHOW')
                   and %s
                 order by o.closes_at, o.id
                 limit :most
                """.formatted(within.referralIn("r.id"))))
                .param("most", MOST)
                .query(Rows::outreach)
                .list();
    }

    private static Patient patient(ResultSet row, int number) throws SQLException {
        String status = row.getString("status");
        OffsetDateTime at = row.getObject("recorded_at", OffsetDateTime.class);
        return new Patient(
                row.getObject("id", UUID.class),
                row.getString("stands"),
                row.getBoolean("on_leave"),
                status == null ? null : AttendanceStatus.valueOf(status),
                row.getObject("minutes_attended", Integer.class),
                row.getInt("revision"),
                row.getString("recorded_by"),
                at == null ? null : at.toInstant());
    }
}
