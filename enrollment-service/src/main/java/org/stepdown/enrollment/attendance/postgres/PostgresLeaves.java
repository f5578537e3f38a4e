package org.stepdown.enrollment.attendance.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.attendance.AttendanceRecord;
import org.stepdown.enrollment.attendance.Leave;
import org.stepdown.enrollment.attendance.LeaveRecords;

/** Table {@code leave}. */
@Component
final class PostgresLeaves implements LeaveRecords {

    private final JdbcClient jdbc;

    PostgresLeaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(Leave leave) {
        jdbc.sql("""
                insert into leave (id, referral_id, from_date, to_date, reason, entered_by, entered_at)
                values (:id, :referral, :from, :to, :reason, :by, :at)
                """)
                .param("id", leave.id())
                .param("referral", leave.referralId())
                .param("from", leave.from())
                .param("to", leave.to())
                .param("reason", leave.reason())
                .param("by", leave.by())
                .param("at", Timestamp.from(leave.at()))
                .update();
    }

    @Override
    public List<Leave> of(UUID referralId) {
        return jdbc.sql("""
                select * from leave where referral_id = :referral and cancelled_at is null
                 order by from_date, id
                """)
                .param("referral", referralId)
                .query((row, number) -> new Leave(
                        row.getObject("id", UUID.class),
                        referralId,
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        row.getString("reason"),
                        row.getString("entered_by"),
                        Rows.instant(row, "entered_at")))
                .list();
    }

    @Override
    public boolean cancel(UUID referralId, UUID leaveId, String by, Instant at) {
        return jdbc.sql("""
                        update leave set cancelled_by = :by, cancelled_at = :at
                         where id = :id and referral_id = :referral and cancelled_at is null
                        """)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("id", leaveId)
                        .param("referral", referralId)
                        .update()
                > 0;
    }

    @Override
    public List<AttendanceRecord> missedWithin(Leave leave) {
        return jdbc.sql("""
                select * from attendance
                 where referral_id = :referral and current and status = 'NO_SHOW'
                   and session_date between :from and :to
                 order by session_date
                """)
                .param("referral", leave.referralId())
                .param("from", leave.from())
                .param("to", leave.to())
                .query(Rows::record)
                .list();
    }
}
