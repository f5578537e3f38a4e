package org.stepdown.notification.audience.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.audience.BusinessCalendar;
import org.stepdown.notification.audience.Role;
import org.stepdown.notification.audience.Shift;
import org.stepdown.notification.audience.Team;

/** Reads teams, their calendars and rosters. */
@Component
final class TeamTables {

    private final JdbcClient jdbc;

    TeamTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, BusinessCalendar> calendars() {
        Map<String, Map<LocalDate, String>> holidays = new HashMap<>();
        jdbc.sql("select * from holiday").query(row -> {
            holidays.computeIfAbsent(row.getString("calendar_id"), id -> new HashMap<>())
                    .put(row.getObject("day", LocalDate.class), row.getString("name"));
        });
        Map<String, BusinessCalendar> calendars = new HashMap<>();
        jdbc.sql("select * from business_calendar").query(row -> {
            String id = row.getString("id");
            calendars.put(
                    id,
                    new BusinessCalendar(
                            id,
                            Columns.zone(row),
                            Columns.days(row),
                            Columns.time(row, "opens"),
                            Columns.time(row, "closes"),
                            holidays.getOrDefault(id, Map.of())));
        });
        return calendars;
    }

    Map<String, Team> teams(Map<String, BusinessCalendar> calendars) {
        Map<String, List<Team.Member>> members = new HashMap<>();
        jdbc.sql("select * from team_member order by role, account").query(row -> {
            members.computeIfAbsent(row.getString("team_id"), id -> new ArrayList<>())
                    .add(new Team.Member(row.getString("account"), Role.valueOf(row.getString("role"))));
        });
        Map<String, List<Shift>> rosters = new HashMap<>();
        jdbc.sql("select * from shift order by team_id, position").query(row -> {
            rosters.computeIfAbsent(row.getString("team_id"), id -> new ArrayList<>())
                    .add(shift(row));
        });
        Map<String, Team> teams = new HashMap<>();
        jdbc.sql("select * from team").query(row -> {
            String id = row.getString("id");
            teams.put(
                    id,
                    new Team(
                            id,
                            row.getString("name"),
                            Columns.zone(row),
                            Objects.requireNonNull(calendars.get(row.getString("calendar_id"))),
                            members.getOrDefault(id, List.of()),
                            rosters.getOrDefault(id, List.of())));
        });
        return teams;
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getString("name"),
                Columns.days(row),
                Columns.time(row, "starts"),
                Columns.time(row, "ends"),
                Shift.OnHolidays.valueOf(row.getString("holidays")),
                List.of(Columns.texts(row, "accounts")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    Map<String, String> programs() {
        Map<String, String> programs = new HashMap<>();
        jdbc.sql("select program_id, team_id from program_team").query(row -> {
            programs.put(row.getString(1), row.getString(2));
        });
        return programs;
    }
}
