package org.stepdown.notification.escalation.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.escalation.EscalationRecords;
import org.stepdown.notification.escalation.Ladders;
import org.stepdown.notification.escalation.Step;

/** The table of steps. */
@Component
final class EscalationTables implements EscalationRecords {

    private final JdbcTemplate jdbc;
    private final LadderTables policies;

    EscalationTables(JdbcTemplate jdbc, LadderTables policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    @Override
    public Ladders ladders(Instant at) {
        return policies.inForce(at);
    }

    @Override
    public Map<UUID, List<Step>> latest(Collection<UUID> alerts) {
        if (alerts.isEmpty()) {
            return Map.of();
        }
        return jdbc.query("""
                        select latest.* from unnest(?) wanted (id) cross join lateral (
                            select * from escalation_step where alert_id = wanted.id
                            order by run desc, number desc limit 2) latest
                        order by run desc, number desc
                        """, EscalationTables::step, (Object) alerts.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(Step::alertId));
    }

    @Override
    public void keep(List<Step> steps) {
        jdbc.batchUpdate("""
                insert into escalation_step
                    (alert_id, run, number, level, urgency, policy_version, planned_at, due_at, state, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (alert_id, run, number) do update
                set due_at = excluded.due_at, state = excluded.state, at = excluded.at
                """, steps, 500, EscalationTables::bind);
    }

    private static void bind(PreparedStatement statement, Step step) throws SQLException {
        statement.setObject(1, step.alertId());
        statement.setInt(2, step.run());
        statement.setInt(3, step.number());
        statement.setInt(4, step.level());
        statement.setString(5, step.urgency().name());
        statement.setString(6, step.policyVersion());
        statement.setObject(7, time(step.plannedAt()));
        statement.setObject(8, time(step.dueAt()));
        statement.setString(9, step.state().name());
        statement.setObject(10, time(step.at()));
    }

    /**
     * Whoever works on an alert holds its key and subject first and its steps after. So these are taken together here,
     * and what somebody else holds is passed over: that one may be about to answer the alert.
     */
    @Override
    public List<Step> claim(Instant now, int atMost) {
        return jdbc.query("""
                update escalation_step step set state = 'TAKEN', at = ?
                from (
                    select due.alert_id, due.run, due.number
                    from escalation_step due
                    join alert on alert.id = due.alert_id
                    join held by_subject on by_subject.name = alert.subject
                    join held by_key on by_key.name = alert.key
                    where due.state = 'PENDING' and due.due_at <= ?
                    order by due.due_at limit ?
                    for update of due, by_subject, by_key skip locked) claimed
                where (step.alert_id, step.run, step.number) = (claimed.alert_id, claimed.run, claimed.number)
                returning step.*
                """, EscalationTables::step, time(now), time(now), atMost);
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Step(
                row.getObject("alert_id", UUID.class),
                row.getInt("run"),
                row.getInt("number"),
                row.getInt("level"),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("policy_version"),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                Step.State.valueOf(row.getString("state")),
                at == null ? null : at.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
