package org.stepdown.notification.alert.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Acknowledged;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.LastAnswer;
import org.stepdown.notification.alert.Origin;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Resolved;
import org.stepdown.notification.alert.Retracted;
import org.stepdown.notification.alert.Snoozed;
import org.stepdown.notification.alert.Standing;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;

/** An alert as a row of its table. */
final class AlertRow {

    private AlertRow() {}

    static Alert read(ResultSet row, int number) throws SQLException {
        return stateful(row, origin(row), standing(row));
    }

    /** What a person did last to this alert, with the alert as it stood before. */
    static LastAnswer lastAnswer(ResultSet row, Alert alert) throws SQLException {
        Standing now = alert.standing();
        Standing standing = new Standing(
                now.revision(),
                now.urgency(),
                now.dueAt(),
                now.occurrences(),
                row.getInt("level"),
                row.getString("assignee"),
                now.seenAt());
        return new LastAnswer(
                Change.Kind.valueOf(row.getString("change")), row.getString("by"), instant(row, "at"), (Alert.Live)
                        stateful(row, alert.origin(), standing));
    }

    private static Alert stateful(ResultSet row, Origin origin, Standing standing) throws SQLException {
        return switch (row.getString("state")) {
            case "SNOOZED" ->
                new Snoozed(origin, standing, instant(row, "snoozed_until"), row.getString("snooze_reason"));
            case "ACKNOWLEDGED" ->
                new Acknowledged(origin, standing, row.getString("state_by"), instant(row, "state_at"));
            case "RESOLVED" ->
                new Resolved(origin, standing, new Actor(row.getString("state_by")), instant(row, "state_at"));
            case "RETRACTED" -> new Retracted(origin, standing, instant(row, "state_at"));
            default -> new Raised(origin, standing);
        };
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getObject("id", UUID.class),
                Topic.valueOf(row.getString("topic")),
                Subject.named(row.getString("subject")),
                row.getString("key"),
                row.getString("program_id"),
                instant(row, "raised_at"),
                row.getString("policy_version"),
                row.getObject("correlation_id", UUID.class));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        OffsetDateTime seenAt = row.getObject("seen_at", OffsetDateTime.class);
        return new Standing(
                row.getInt("revision"),
                Urgency.valueOf(row.getString("urgency")),
                instant(row, "due_at"),
                row.getInt("occurrences"),
                row.getInt("level"),
                row.getString("assignee"),
                seenAt == null ? null : seenAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    /** What changes, from parameter 1; the next free one. */
    static int bindState(PreparedStatement statement, Alert alert) throws SQLException {
        State state = State.of(alert);
        Standing standing = alert.standing();
        statement.setString(1, state.name());
        statement.setInt(2, standing.revision());
        statement.setString(3, standing.urgency().name());
        statement.setObject(4, time(standing.dueAt()));
        statement.setInt(5, standing.occurrences());
        statement.setInt(6, standing.level());
        statement.setString(7, standing.assignee());
        statement.setObject(8, time(standing.seenAt()));
        statement.setString(9, state.by());
        statement.setObject(10, time(state.at()));
        statement.setObject(11, time(state.until()));
        statement.setString(12, state.reason());
        return 13;
    }

    /** How it stands after a step, from this parameter on. */
    static void bindStep(PreparedStatement statement, int first, Alert alert) throws SQLException {
        State state = State.of(alert);
        int at = first;
        statement.setInt(at++, alert.standing().level());
        statement.setString(at++, alert.standing().assignee());
        statement.setString(at++, state.name());
        statement.setString(at++, state.by());
        statement.setObject(at++, time(state.at()));
        statement.setObject(at++, time(state.until()));
        statement.setString(at, state.reason());
    }

    static void bindOrigin(PreparedStatement statement, int first, Origin origin) throws SQLException {
        int at = first;
        statement.setObject(at++, origin.id());
        statement.setString(at++, origin.topic().name());
        statement.setString(at++, origin.subject().name());
        statement.setObject(
                at++, origin.subject() instanceof Subject.OfReferral referral ? referral.referralId() : null);
        statement.setString(at++, origin.key());
        statement.setString(at++, origin.programId());
        statement.setObject(at++, time(origin.raisedAt()));
        statement.setString(at++, origin.policyVersion());
        statement.setObject(at, origin.correlationId());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private record State(
            String name,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable Instant until,
            @Nullable String reason) {

        static State of(Alert alert) {
            return switch (alert) {
                case Raised raised -> new State("RAISED", null, null, null, null);
                case Snoozed snoozed -> new State("SNOOZED", null, null, snoozed.until(), snoozed.reason());
                case Acknowledged taken -> new State("ACKNOWLEDGED", taken.by(), taken.at(), null, null);
                case Resolved resolved -> new State("RESOLVED", resolved.by().account(), resolved.at(), null, null);
                case Retracted retracted -> new State("RETRACTED", null, retracted.at(), null, null);
            };
        }
    }
}
