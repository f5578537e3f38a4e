package org.stepdown.notification.alert.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.reach.Within;

/** Reads alerts for the API. */
@Component
final class AlertViews {

    static final List<String> OPEN = List.of("RAISED", "SNOOZED", "ACKNOWLEDGED");

    private final JdbcClient jdbc;

    AlertViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within reach of who asks: unanswered before acknowledged, urgent before routine, then by due time. */
    List<AlertView> find(@Nullable UUID referral, List<String> states, @Nullable Topic topic, int atMost) {
        Within within = Within.reach();
        List<AlertView> found = within.bind(jdbc.sql("""
                        select * from alert
                        where (:referral::uuid is null or referral_id = :referral::uuid)
                          and state = any(:states)
                          and (:topic::text is null or topic = :topic)
                          and %s
                        order by case state when 'RAISED' then 0 when 'SNOOZED' then 0 when 'ACKNOWLEDGED' then 1
                                 else 2 end, urgency desc, due_at, id
                        limit :atMost
                        """.formatted(within.alert())))
                .param("referral", referral)
                .param("states", states.toArray(String[]::new))
                .param("topic", topic == null ? null : topic.name())
                .param("atMost", atMost)
                .query(AlertViews::view)
                .list();
        return told(found);
    }

    private List<AlertView> told(List<AlertView> alerts) {
        UUID[] ids = alerts.stream().map(AlertView::id).toArray(UUID[]::new);
        Map<UUID, List<AlertView.Told>> told = new HashMap<>();
        jdbc.sql("select * from delivery where alert_id = any(?) order by created_at, level, recipient, channel")
                .param(ids)
                .query(row -> {
                    told.computeIfAbsent(row.getObject("alert_id", UUID.class), alert -> new ArrayList<>())
                            .add(told(row));
                });
        return alerts.stream()
                .map(alert -> alert.told(told.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    private static AlertView.Told told(ResultSet row) throws SQLException {
        return new AlertView.Told(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("state"),
                row.getInt("level"),
                time(row, "due_at"),
                time(row, "changed_at"),
                row.getInt("attempts"),
                row.getString("error"));
    }

    Optional<AlertView> one(UUID id) {
        return jdbc.sql("select * from alert where id = ?")
                .param(id)
                .query(AlertViews::view)
                .optional()
                .map(alert -> told(List.of(alert)).getFirst().with(history(id)));
    }

    private List<AlertView.Step> history(UUID id) {
        return jdbc.sql("select * from alert_change where alert_id = ? order by revision")
                .param(id)
                .query((row, number) -> new AlertView.Step(
                        row.getString("change"),
                        time(row, "at"),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getString("assignee"),
                        row.getObject("cause_event_id", UUID.class),
                        row.getString("cause_type")))
                .list();
    }

    private static AlertView view(ResultSet row, int number) throws SQLException {
        UUID referral = row.getObject("referral_id", UUID.class);
        String state = row.getString("state");
        return new AlertView(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("urgency"),
                state,
                referral,
                referral == null ? row.getString("subject") : null,
                row.getString("program_id"),
                time(row, "raised_at"),
                time(row, "due_at"),
                row.getString("assignee"),
                row.getInt("level"),
                row.getInt("occurrences"),
                timeOrNull(row, "seen_at"),
                timeOrNull(row, "snoozed_until"),
                state.equals("ACKNOWLEDGED") ? row.getString("state_by") : null,
                row.getString("policy_version"),
                List.of(),
                null);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(timeOrNull(row, column), column);
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
