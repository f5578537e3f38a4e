package org.stepdown.notification.response.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.reach.Within;
import org.stepdown.notification.response.Figures;

/** Reads the figures. */
@Component
final class FiguresReading {

    private final JdbcClient jdbc;

    FiguresReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the alerts within this reach. */
    Figures of(Within within, Duration back, Instant now) {
        Instant from = now.minus(back);
        return new Figures(
                from,
                now,
                responses(within, from, now, false).getFirst(),
                responses(within, from, now, true),
                open(within, now),
                patients(within, from));
    }

    private List<Figures.Response> responses(Within within, Instant from, Instant now, boolean byProgram) {
        return within.bind(jdbc.sql("""
                        with asked as (
                            select case when :by_program then program_id end as program, raised_at,
                                   (select min(at) from alert_change answer
                                    where alert_id = alert.id and by is not null
                                      and change in ('ACKNOWLEDGED', 'RESOLVED')
                                      and not exists (
                                        select from alert_change undone
                                        where undone.alert_id = answer.alert_id and undone.change = 'UNDONE'
                                          and undone.revision > answer.revision and undone.reason = answer.change
                                          and undone.at <= answer.at + interval '10 seconds')) as answered_at,
                                   case when state = 'RETRACTED' then state_at end as retracted_at
                            from alert where raised_at >= :from and %s
                        ), timed as (
                            select *, raised_at + interval '30 minutes' as soon,
                                   extract(epoch from answered_at - raised_at)::float8 as seconds
                            from asked
                        )
                        select program, count(*) as raised, count(answered_at) as answered,
                               percentile_cont(0.5) within group (order by seconds) as median,
                               percentile_cont(0.9) within group (order by seconds) as p90,
                               count(*) filter (where answered_at <= soon) as in_time,
                               count(*) filter (where answered_at is not null
                                                   or soon <= least(:now, coalesce(retracted_at, :now))) as due
                        from timed group by program
                        union all
                        select null, 0, 0, null, null, 0, 0
                        where not :by_program and not exists (select 1 from timed)
                        order by program nulls last
                        """.formatted(within.alert())))
                .param("by_program", byProgram)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figures.Response(
                        row.getString("program"),
                        row.getInt("raised"),
                        row.getInt("answered"),
                        number(row, "median"),
                        number(row, "p90"),
                        row.getInt("in_time"),
                        row.getInt("due")))
                .list();
    }

    private List<Figures.OpenOfAge> open(Within within, Instant now) {
        return within.bind(jdbc.sql("""
                        with age (position, max_minutes, older, younger) as (values
                            (1, 15, interval '-100 years', interval '15 minutes'),
                            (2, 60, interval '15 minutes', interval '1 hour'),
                            (3, 240, interval '1 hour', interval '4 hours'),
                            (4, 1440, interval '4 hours', interval '1 day'),
                            (5, null, interval '1 day', interval '100 years'))
                        select max_minutes,
                               count(id) filter (where urgency = 'URGENT') as urgent,
                               count(id) filter (where urgency = 'ROUTINE') as routine
                        from age left join alert
                          on state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED')
                         and raised_at <= :now - older and raised_at > :now - younger and %s
                        group by position, max_minutes order by position
                        """.formatted(within.alert())))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figures.OpenOfAge(
                        row.getObject("max_minutes", Integer.class), row.getInt("urgent"), row.getInt("routine")))
                .list();
    }

    private List<Figures.PatientsWith> patients(Within within, Instant from) {
        return within.bind(jdbc.sql("""
                        with counted as (
                            select count(*) as alerts from alert
                            where raised_at >= :from and referral_id is not null and %s group by key
                        ), size (lowest, highest) as (values (1, 1), (2, 3), (4, 6), (7, 12), (13, null::int))
                        select lowest, highest, count(alerts) as patients, coalesce(sum(alerts), 0) as alerts
                        from size left join counted
                          on alerts >= lowest and (highest is null or alerts <= highest)
                        group by lowest, highest order by lowest
                        """.formatted(within.alert())))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figures.PatientsWith(
                        row.getInt("lowest"),
                        row.getObject("highest", Integer.class),
                        row.getInt("patients"),
                        row.getInt("alerts")))
                .list();
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
