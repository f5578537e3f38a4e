package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.placement.web.ReferralStory.Act;
import org.stepdown.enrollment.placement.web.ReferralStory.Decided;
import org.stepdown.enrollment.placement.web.ReferralStory.Looked;
import org.stepdown.enrollment.placement.web.ReferralStory.Status;
import org.stepdown.enrollment.placement.web.ReferralStory.Why;
import org.stepdown.enrollment.reach.Within;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the stories of referrals out of decisions, statuses and what staff did. */
@Component
final class ReferralStories {

    private static final TypeReference<List<Why>> REASONS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> INPUTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReferralStories(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Nullable
    ReferralStory find(UUID referralId) {
        return jdbc.sql("select status from referral where id = :id")
                .param("id", referralId)
                .query(String.class)
                .optional()
                .map(status -> new ReferralStory(
                        referralId,
                        status,
                        decisions(referralId),
                        statuses(referralId),
                        acts(referralId),
                        cohorts("true")))
                .orElse(null);
    }

    private List<Decided> decisions(UUID referralId) {
        return jdbc.sql("""
                select d.outcome, d.reasons, d.cohort_id, d.considered, d.considered_code, o.cohort_ids,
                       d.nearest_fit, d.missing, d.inputs, d.policy_version, d.decided_at, s.first_session_at
                  from decision d left join seat s on s.id = d.seat_id
                  left join cohort_roll o on o.id = d.roll_id
                 where d.referral_id = :id
                 order by d.seq desc
                """)
                .param("id", referralId)
                .query((row, number) -> decided(row))
                .list();
    }

    private List<Status> statuses(UUID referralId) {
        return jdbc.sql("""
                select status, reasons, owner, due_at, actor_id, at
                  from status_history
                 where referral_id = :id
                 order by seq desc
                """)
                .param("id", referralId)
                .query((row, number) -> new Status(
                        row.getString("status"),
                        json.readValue(row.getString("reasons"), REASONS),
                        row.getString("owner"),
                        instant(row, "due_at"),
                        row.getString("actor_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Act> acts(UUID referralId) {
        return jdbc.sql("select action, by, reason, at from staff_action where subject = :id order by at desc")
                .param("id", referralId.toString())
                .query((row, number) -> new Act(
                        row.getString("action"),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The cohorts in which who acts may give seats, by their ids. */
    Map<String, String> offered() {
        return cohorts(Within.reach().programIn("program_id"));
    }

    private Map<String, String> cohorts(String which) {
        Map<String, String> names = new LinkedHashMap<>();
        Within.reach()
                .bind(jdbc.sql("select id, name from cohort where " + which))
                .query((ResultSet row) -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    private Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getString("outcome"),
                json.readValue(row.getString("reasons"), REASONS),
                row.getString("cohort_id"),
                instant(row, "first_session_at"),
                Stored.considered(row).stream().map(Looked::at).toList(),
                row.getString("nearest_fit"),
                json.readValue(row.getString("missing"), REASONS),
                json.readValue(row.getString("inputs"), INPUTS),
                row.getString("policy_version"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
