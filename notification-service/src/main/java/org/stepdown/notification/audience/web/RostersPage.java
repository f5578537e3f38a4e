package org.stepdown.notification.audience.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Role;
import org.stepdown.notification.audience.Shift;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Substitution;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.reach.Sight;

/** Who has duty when in each team, with the forms that change it. */
@Controller
class RostersPage {

    /** What was done, by the code that stands in the address. */
    private static final Map<String, String> NOTICES = Map.of(
            "shift", "The roster is saved.",
            "removed", "Removed.",
            "stand-in", "The stand-in is saved.",
            "holiday", "The holiday is saved.",
            "member", "The team is saved.",
            "staff", "The member of staff is saved.",
            "preferences", "The preferences are saved.");

    private final DirectoryRecords directories;
    private final Sight sight;
    private final Clock clock;

    RostersPage(DirectoryRecords directories, Sight sight, Clock clock) {
        this.directories = directories;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/rosters")
    String page(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String week,
            @RequestParam(required = false) @Nullable String done,
            @RequestAttribute String staff,
            Model model) {
        model.addAttribute("notice", done == null ? null : NOTICES.get(done));
        return show(team, week, null, staff, model);
    }

    String show(@Nullable String teamId, @Nullable String week, @Nullable String problem, String staff, Model model) {
        Directory directory = directories.directory();
        Instant now = clock.instant();
        Team team = chosen(teamId, directory, staff);
        LocalDate today = now.atZone(team.zone()).toLocalDate();
        LocalDate day = day(week, today);
        model.addAttribute("problem", problem);
        Set<String> teams = sight.teams();
        model.addAttribute(
                "teams",
                sorted(directory).stream()
                        .filter(one -> teams.contains(one.id()))
                        .toList());
        model.addAttribute("team", team);
        model.addAttribute("today", today);
        model.addAttribute("week", RosterWeek.of(team, directory, day, now));
        model.addAttribute("day", day);
        model.addAttribute("people", people(directory));
        model.addAttribute("preferences", preferences(directory));
        model.addAttribute("names", directory.staff());
        model.addAttribute("standIns", standIns(directory, now));
        model.addAttribute("holidays", new TreeMap<>(team.calendar().holidays()).tailMap(today));
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("roles", Role.values());
        model.addAttribute("onHolidays", Shift.OnHolidays.values());
        return "rosters";
    }

    /** Where a team works. */
    String zone(String team) {
        return chosen(team, directories.directory(), null).zone().getId();
    }

    private static List<Team> sorted(Directory directory) {
        return directory.teams().values().stream()
                .sorted(Comparator.comparing(Team::name))
                .toList();
    }

    /** The one asked for; else that of who is at the page; else that of everybody. */
    private static Team chosen(@Nullable String id, Directory directory, @Nullable String staff) {
        if (id != null) {
            Team team = directory.teams().get(id);
            if (team == null) {
                throw Given.unknown("team");
            }
            return team;
        }
        return sorted(directory).stream()
                .filter(team -> team.members().stream()
                        .anyMatch(member -> member.account().equals(staff)))
                .findFirst()
                .orElse(directory.catchAll());
    }

    /** Those whose preferences are open to who looks. */
    private Set<String> preferences(Directory directory) {
        return people(directory).stream()
                .map(Staff::account)
                .filter(sight::member)
                .collect(Collectors.toSet());
    }

    private static LocalDate day(@Nullable String week, LocalDate today) {
        LocalDate day = RosterEntry.date("week", week);
        return day == null ? today : day;
    }

    static List<Staff> people(Directory directory) {
        return directory.staff().values().stream()
                .filter(Staff::active)
                .sorted(Comparator.comparing(Staff::name).thenComparing(Staff::account))
                .toList();
    }

    private static List<Substitution> standIns(Directory directory, Instant now) {
        return directory.substitutions().stream()
                .filter(one -> one.ends().isAfter(now))
                .toList();
    }
}
