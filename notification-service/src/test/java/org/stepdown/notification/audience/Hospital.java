package org.stepdown.notification.audience;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stepdown.notification.delivery.Channel;

/** A team to tell tests with: reyes by day, okafor in the evening, lindqvist at night, novak supervises. */
public final class Hospital {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    public static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    public static final BusinessCalendar OFFICE = new BusinessCalendar(
            "office",
            ZONE,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(18, 0),
            Map.of(THANKSGIVING, "Thanksgiving"));

    private Hospital() {}

    static Shift shift(String name, int starts, int ends, Shift.OnHolidays holidays, String... accounts) {
        return new Shift(
                name,
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(starts, 0),
                LocalTime.of(ends, 0),
                holidays,
                List.of(accounts),
                LocalDate.of(2026, 1, 1),
                null);
    }

    static Team team(Shift... roster) {
        return new Team(
                "care",
                "Care team",
                ZONE,
                OFFICE,
                List.of(
                        new Team.Member("haddad", Role.PROGRAM_LEAD),
                        new Team.Member("novak", Role.SUPERVISOR),
                        new Team.Member("reyes", Role.INTAKE)),
                List.of(roster));
    }

    static Team aroundTheClock() {
        return team(
                shift("day", 7, 15, Shift.OnHolidays.AS_WELL, "reyes"),
                shift("evening", 15, 23, Shift.OnHolidays.AS_WELL, "okafor"),
                shift("night", 23, 7, Shift.OnHolidays.AS_WELL, "lindqvist"));
    }

    static Directory directory(Team team) {
        return directory(team, List.of(), Map.of());
    }

    static Directory directory(Team team, List<Substitution> substitutions, Map<String, Preference> preferences) {
        Map<String, Staff> staff = Stream.of("reyes", "okafor", "lindqvist", "haddad", "novak")
                .map(account -> new Staff(account, account, ZONE, true))
                .collect(Collectors.toMap(Staff::account, Function.identity()));
        return new Directory(
                staff,
                Map.of(team.id(), team),
                Map.of("office", OFFICE),
                Map.of("mood", team.id()),
                team,
                substitutions,
                List.of(),
                preferences,
                Map.of("reyes", Set.of(Channel.EMAIL), "okafor", Set.of(Channel.EMAIL, Channel.SMS)));
    }
}
