package org.stepdown.enrollment.followup.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.followup.ClockState;
import org.stepdown.enrollment.followup.ClockWindow;
import org.stepdown.enrollment.followup.FollowUpBook.Noted;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.reason.Reason;

/** Table {@code follow_up_clock}: a row a window. */
final class ClockRows {

    private final JdbcClient jdbc;

    ClockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Noted> of(Collection<UUID> referralIds) {
        return jdbc.sql("""
                select * from follow_up_clock
                 where referral_id = any(:ids)
                 order by index_at, referral_id, measure, days
                """)
                .param("ids", Column.of("uuid", referralIds))
                .query(ClockRows::noted)
                .list();
    }

    void keep(Collection<Noted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into follow_up_clock (referral_id, measure, index_at, index_date, time_zone, days, state, warning,
                                             reasons, met_on, urgent, policy_version, next_at, revision)
                select x.referral, x.measure, x.index_at, x.index_date, x.zone, x.days, x.state, x.warning,
                       x.reasons::jsonb, x.met_on, x.urgent, x.policy, x.next_at, x.revision
                  from unnest(:referral, :measure, :indexAt, :indexDate, :zone, :days, :state, :warning, :reasons,
                              :metOn, :urgent, :policy, :nextAt, :revision)
                       as x (referral, measure, index_at, index_date, zone, days, state, warning, reasons, met_on,
                             urgent, policy, next_at, revision)
                on conflict (referral_id, measure, index_at, days) do update
                   set state = excluded.state, warning = excluded.warning, reasons = excluded.reasons,
                       met_on = excluded.met_on, urgent = excluded.urgent, policy_version = excluded.policy_version,
                       next_at = excluded.next_at, revision = excluded.revision
                """)
                .param("referral", Column.of("uuid", noted, row -> row.window().referralId()))
                .param(
                        "measure",
                        Column.of("text", noted, row -> row.window().index().measure()))
                .param(
                        "indexAt",
                        Column.of(
                                "timestamptz",
                                noted,
                                row -> row.window().index().at()))
                .param(
                        "indexDate",
                        Column.of("date", noted, row -> row.window().index().date()))
                .param(
                        "zone",
                        Column.of("text", noted, row -> row.window().index().zone()))
                .param("days", Column.of("int4", noted, row -> row.window().days()))
                .param("state", Column.of("text", noted, row -> row.window().state()))
                .param("warning", Column.of("text", noted, row -> row.window().warning()))
                .param(
                        "reasons",
                        Column.of(
                                "text",
                                noted,
                                row -> Documents.write(row.window().reasons())))
                .param("metOn", Column.of("date", noted, row -> row.window().metOn()))
                .param("urgent", Column.of("bool", noted, row -> row.window().urgent()))
                .param("policy", Column.of("text", noted, row -> row.window().policyVersion()))
                .param(
                        "nextAt",
                        Column.of("timestamptz", noted, row -> row.window().nextAt()))
                .param("revision", Column.of("int4", noted, Noted::revision))
                .update();
    }

    private static Noted noted(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_at", OffsetDateTime.class);
        IndexEvent index = new IndexEvent(
                Measure.valueOf(row.getString("measure")),
                row.getObject("index_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("time_zone")));
        return new Noted(
                new ClockWindow(
                        row.getObject("referral_id", UUID.class),
                        index,
                        row.getInt("days"),
                        ClockState.valueOf(row.getString("state")),
                        row.getString("warning"),
                        List.of(Documents.read(row.getString("reasons"), Reason[].class)),
                        row.getObject("met_on", LocalDate.class),
                        row.getBoolean("urgent"),
                        row.getString("policy_version"),
                        next == null ? null : next.toInstant()),
                row.getInt("revision"));
    }
}
