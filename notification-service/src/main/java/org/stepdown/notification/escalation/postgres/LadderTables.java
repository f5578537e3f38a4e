package org.stepdown.notification.escalation.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.audience.Tier;
import org.stepdown.notification.escalation.Ladder;
import org.stepdown.notification.escalation.LadderRecords;
import org.stepdown.notification.escalation.Ladders;
import org.stepdown.notification.escalation.Wait;

/** The tables of the escalation policy. */
@Component
final class LadderTables implements LadderRecords {

    private final JdbcClient jdbc;

    LadderTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Ladders inForce(Instant at) {
        List<Row> rows = jdbc.sql("""
                        with policy as (
                            select version from escalation_policy where in_force_from <= ?
                            order by in_force_from desc limit 1)
                        select version, urgency, level, wait, minutes, tiers from escalation_rung
                        where version = (select version from policy)
                        union all
                        select version, urgency, null, wait, minutes, null from escalation_repeat
                        where version = (select version from policy)
                        order by level
                        """)
                .param(at.atOffset(ZoneOffset.UTC))
                .query(LadderTables::row)
                .list();
        return new Ladders(ladder(rows, Urgency.URGENT), ladder(rows, Urgency.ROUTINE));
    }

    @Override
    public List<Version> versions() {
        return jdbc.sql("select version, in_force_from, made_by from escalation_policy order by in_force_from desc")
                .query((row, number) -> {
                    Instant from =
                            row.getObject("in_force_from", OffsetDateTime.class).toInstant();
                    return new Version(row.getString("version"), from, inForce(from), row.getString("made_by"));
                })
                .list();
    }

    @Override
    public boolean add(Version version) {
        int added = jdbc.sql("""
                        insert into escalation_policy (version, in_force_from, made_by)
                        values (:version, :from, :by)
                        on conflict do nothing
                        """)
                .param("version", version.version())
                .param("from", version.inForceFrom().atOffset(ZoneOffset.UTC))
                .param("by", version.by())
                .update();
        if (added == 0) {
            return false;
        }
        add(version.version(), Urgency.URGENT, version.ladders().urgent());
        add(version.version(), Urgency.ROUTINE, version.ladders().routine());
        return true;
    }

    private void add(String version, Urgency urgency, Ladder ladder) {
        for (int level = 0; level < ladder.rungs().size(); level++) {
            Ladder.Rung rung = ladder.rungs().get(level);
            jdbc.sql("""
                            insert into escalation_rung (version, urgency, level, wait, minutes, tiers)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            version,
                            urgency.name(),
                            level,
                            kind(rung.pause()),
                            minutes(rung.pause()),
                            rung.tiers().stream().map(Enum::name).sorted().toArray(String[]::new))
                    .update();
        }
        jdbc.sql("insert into escalation_repeat (version, urgency, wait, minutes) values (?, ?, ?, ?)")
                .params(version, urgency.name(), kind(ladder.repeat()), minutes(ladder.repeat()))
                .update();
    }

    private static String kind(Wait wait) {
        return switch (wait) {
            case Wait.AnyTime any -> "ANY_TIME";
            case Wait.OfficeHours hours -> "OFFICE_HOURS";
            case Wait.NextBusinessDay day -> "NEXT_BUSINESS_DAY";
        };
    }

    private static int minutes(Wait wait) {
        return switch (wait) {
            case Wait.AnyTime any -> Math.toIntExact(any.time().toMinutes());
            case Wait.OfficeHours hours -> Math.toIntExact(hours.time().toMinutes());
            case Wait.NextBusinessDay day -> 0;
        };
    }

    @Override
    public boolean giveUp(String version, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        String future = "(select version from escalation_policy where version = ? and in_force_from > ?)";
        jdbc.sql("delete from escalation_rung where version = " + future)
                .params(version, at)
                .update();
        jdbc.sql("delete from escalation_repeat where version = " + future)
                .params(version, at)
                .update();
        return jdbc.sql("delete from escalation_policy where version = ? and in_force_from > ?")
                        .params(version, at)
                        .update()
                > 0;
    }

    /** A rung; without tiers, the repeat of the last one. */
    private record Row(String version, Urgency urgency, Wait pause, Set<Tier> tiers) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        Array tiers = row.getArray("tiers");
        return new Row(
                row.getString("version"),
                Urgency.valueOf(row.getString("urgency")),
                wait(row.getString("wait"), Duration.ofMinutes(row.getInt("minutes"))),
                tiers == null
                        ? Set.of()
                        : Arrays.stream((String[]) tiers.getArray())
                                .map(Tier::valueOf)
                                .collect(Collectors.toSet()));
    }

    private static Wait wait(String kind, Duration time) {
        return switch (kind) {
            case "OFFICE_HOURS" -> new Wait.OfficeHours(time);
            case "NEXT_BUSINESS_DAY" -> new Wait.NextBusinessDay();
            default -> new Wait.AnyTime(time);
        };
    }

    private static Ladder ladder(List<Row> rows, Urgency urgency) {
        List<Row> own = rows.stream().filter(row -> row.urgency() == urgency).toList();
        Row repeat = own.stream()
                .filter(row -> row.tiers().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no escalation policy is in force"));
        List<Ladder.Rung> rungs = own.stream()
                .filter(row -> row != repeat)
                .map(row -> new Ladder.Rung(row.pause(), row.tiers()))
                .toList();
        return new Ladder(repeat.version(), rungs, repeat.pause());
    }
}
