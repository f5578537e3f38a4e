package org.stepdown.notification.alert.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.LastAnswer;
import org.stepdown.notification.alert.Origin;
import org.stepdown.notification.alert.Snoozed;
import org.stepdown.notification.alert.Subject;

/** The tables of alerts. */
@Component
final class AlertTables implements AlertRecords {

    private final JdbcTemplate jdbc;

    AlertTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void hold(Collection<String> names) {
        // Sorted, so that two that hold some of the same wait for each other and never block each other.
        String[] sorted = names.stream().distinct().sorted().toArray(String[]::new);
        jdbc.update("insert into held select unnest(?) on conflict do nothing", (Object) sorted);
        jdbc.query("select from held where name = any(?) order by name collate \"C\" for update", row -> {}, (Object)
                sorted);
    }

    @Override
    public List<Alert.Live> live(Collection<Subject> subjects) {
        String[] names = subjects.stream().map(Subject::name).toArray(String[]::new);
        return jdbc.query("""
                        select * from alert
                        where subject = any(?) and state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED')
                        """, AlertRow::read, (Object) names).stream()
                .map(Alert.Live.class::cast)
                .toList();
    }

    @Override
    public Optional<Alert> open(UUID id) {
        holdAll(new UUID[] {id});
        return jdbc.query("select * from alert where id = ?", AlertRow::read, id).stream()
                .findFirst();
    }

    @Override
    public Optional<LastAnswer> lastAnswer(Alert alert) {
        UUID id = alert.origin().id();
        return jdbc.query("""
                        select last.change, last.by, last.at, before.*
                        from (select * from alert_change where alert_id = ? and change not in ('SEEN', 'NOTED')
                              order by revision desc limit 1) last
                        join lateral (
                              select level, assignee, state, state_by, state_at, snoozed_until, snooze_reason
                              from alert_change where alert_id = ? and revision < last.revision
                              order by revision desc limit 1) before on before.state is not null
                        where last.by is not null
                          and last.change in ('ACKNOWLEDGED', 'ASSIGNED', 'SNOOZED', 'ESCALATED', 'RESOLVED')
                        """, (row, number) -> AlertRow.lastAnswer(row, alert), id, id).stream()
                .findFirst();
    }

    @Override
    public List<Alert> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select * from alert where id = any(?)", AlertRow::read, (Object) ids.toArray(UUID[]::new));
    }

    @Override
    public List<Snoozed> overdueSnoozes(Instant now, int atMost) {
        UUID[] due = jdbc.query("""
                select id from alert where state = 'SNOOZED' and snoozed_until <= ? order by snoozed_until limit ?
                """, (row, number) -> row.getObject(1, UUID.class), AlertRow.time(now), atMost)
                .toArray(UUID[]::new);
        holdAll(due);
        return jdbc
                .query(
                        "select * from alert where id = any(?) and state = 'SNOOZED' and snoozed_until <= ?",
                        AlertRow::read,
                        due,
                        AlertRow.time(now))
                .stream()
                .map(Snoozed.class::cast)
                .toList();
    }

    private void holdAll(UUID[] ids) {
        hold(jdbc.query(
                "select unnest(array[key, subject]) from alert where id = any(?)",
                (row, number) -> row.getString(1),
                (Object) ids));
    }

    @Override
    public void keep(List<Change> changes) {
        Map<UUID, Alert> latest = new LinkedHashMap<>();
        changes.forEach(change -> latest.put(change.alert().origin().id(), change.alert()));
        Set<UUID> fresh = changes.stream()
                .filter(change -> change.kind() == Change.Kind.RAISED)
                .map(change -> change.alert().origin().id())
                .collect(Collectors.toSet());
        // What ends makes room for what is raised.
        update(latest.values().stream()
                .filter(alert -> !fresh.contains(alert.origin().id()))
                .toList());
        insert(latest.values().stream()
                .filter(alert -> fresh.contains(alert.origin().id()))
                .toList());
        note(changes);
        markAnswered(changes);
        markUnanswered(changes);
    }

    private void update(List<Alert> alerts) {
        jdbc.batchUpdate("""
                update alert set state = ?, revision = ?, urgency = ?, due_at = ?, occurrences = ?, level = ?,
                    assignee = ?, seen_at = ?, state_by = ?, state_at = ?, snoozed_until = ?, snooze_reason = ?
                where id = ?
                """, alerts, 500, (statement, alert) -> {
            int next = AlertRow.bindState(statement, alert);
            statement.setObject(next, alert.origin().id());
        });
    }

    private void insert(List<Alert> alerts) {
        int[][] counts = jdbc.batchUpdate(
                """
                insert into alert (state, revision, urgency, due_at, occurrences, level, assignee, seen_at,
                    state_by, state_at, snoozed_until, snooze_reason, id, topic, subject, referral_id, key,
                    program_id, raised_at, policy_version, correlation_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                alerts,
                500,
                (statement, alert) ->
                        AlertRow.bindOrigin(statement, AlertRow.bindState(statement, alert), alert.origin()));
        if (Stream.of(counts).flatMapToInt(Arrays::stream).anyMatch(count -> count == 0)) {
            // Somebody who did not hold the subject was faster: look again, and fold into that one.
            throw new CannotAcquireLockException("an alert of the same subject and topic is live already");
        }
    }

    private void note(List<Change> changes) {
        jdbc.batchUpdate("""
                insert into alert_change (alert_id, revision, change, at, by, reason, cause_event_id, cause_type,
                    level, assignee, state, state_by, state_at, snoozed_until, snooze_reason, traceparent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, changes, 500, AlertTables::bind);
    }

    private static void bind(PreparedStatement statement, Change change) throws SQLException {
        Cause cause = change.cause();
        statement.setObject(1, change.alert().origin().id());
        statement.setInt(2, change.alert().standing().revision());
        statement.setString(3, change.kind().name());
        statement.setObject(4, AlertRow.time(change.at()));
        statement.setString(5, change.actor().account());
        statement.setString(6, change.reason());
        statement.setObject(7, cause == null ? null : cause.id(), Types.OTHER);
        statement.setString(8, cause == null ? null : cause.type());
        AlertRow.bindStep(statement, 9, change.alert());
        statement.setString(16, cause == null ? null : cause.traceparent());
    }

    /** What a person has settled does not call for an alert again. */
    private void markAnswered(List<Change> changes) {
        List<Origin> settled = changes.stream()
                .filter(change ->
                        change.kind() == Change.Kind.RESOLVED && change.actor().account() != null)
                .map(change -> change.alert().origin())
                .toList();
        jdbc.batchUpdate(
                "update signal set answered = true, answered_by = ? where subject = ? and topic = ? and not answered",
                settled,
                500,
                (statement, origin) -> {
                    statement.setObject(1, origin.id());
                    statement.setString(2, origin.subject().name());
                    statement.setString(3, origin.topic().name());
                });
    }

    /** What was settled by mistake asks for its answer again. */
    private void markUnanswered(List<Change> changes) {
        List<UUID> again = changes.stream()
                .filter(change -> change.kind() == Change.Kind.UNDONE
                        && Change.Kind.RESOLVED.name().equals(change.reason()))
                .map(change -> change.alert().origin().id())
                .toList();
        jdbc.batchUpdate(
                "update signal set answered = false, answered_by = null where answered_by = ?",
                again,
                500,
                (statement, id) -> statement.setObject(1, id));
    }
}
