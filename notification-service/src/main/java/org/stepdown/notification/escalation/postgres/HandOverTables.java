package org.stepdown.notification.escalation.postgres;

import java.sql.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.escalation.HandOverRecords;

/** The table of changes of duty. */
@Component
final class HandOverTables implements HandOverRecords {

    private final JdbcTemplate jdbc;

    HandOverTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Due> claim(Instant now, int atMost) {
        return jdbc.query(
                """
                update hand_over set due_at = 'infinity' where team_id in (
                    select team_id from hand_over where due_at <= ? order by due_at limit ? for update skip locked)
                returning team_id, on_duty
                """,
                (row, number) -> {
                    Array onDuty = row.getArray("on_duty");
                    return new Due(
                            row.getString("team_id"), onDuty == null ? null : Set.of((String[]) onDuty.getArray()));
                },
                now.atOffset(ZoneOffset.UTC),
                atMost);
    }

    @Override
    public void keep(String team, Set<String> onDuty, Instant again) {
        jdbc.update(
                "update hand_over set on_duty = ?, due_at = ? where team_id = ?",
                onDuty.toArray(String[]::new),
                again.atOffset(ZoneOffset.UTC),
                team);
    }

    @Override
    public List<UUID> open(String team) {
        return jdbc.query("""
                select id from alert
                where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED') and ? = coalesce(
                    (select team_id from program_team where program_team.program_id = alert.program_id),
                    (select team.id from team where catch_all))
                order by id
                """, (row, number) -> row.getObject(1, UUID.class), team);
    }
}
