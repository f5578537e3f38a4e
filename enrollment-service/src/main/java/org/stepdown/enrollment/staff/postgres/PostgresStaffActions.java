package org.stepdown.enrollment.staff.postgres;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Table {@code staff_action}. */
@Component
final class PostgresStaffActions implements StaffActions {

    private final JdbcClient jdbc;

    PostgresStaffActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(StaffAction action) {
        jdbc.sql("""
                insert into staff_action (id, action, subject, by, reason, at)
                values (:id, :action, :subject, :by, :reason, :at)
                """)
                .param("id", action.id())
                .param("action", action.action())
                .param("subject", action.subject())
                .param("by", action.by())
                .param("reason", action.reason())
                .param("at", Timestamp.from(action.at()))
                .update();
    }
}
