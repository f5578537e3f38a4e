package org.stepdown.notification.audience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.notification.audience.AudienceRecords;
import org.stepdown.notification.audience.BusinessCalendar;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Role;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.reach.Sight;
import org.stepdown.notification.reach.Within;

/** Staff, teams and office calendars. */
@RestController
@RequestMapping("/api/audience")
class TeamsApi {

    private final DirectoryRecords directories;
    private final Sight sight;
    private final AudienceRecords records;
    private final TransactionOperations transactions;
    private final Clock clock;

    TeamsApi(
            DirectoryRecords directories,
            Sight sight,
            AudienceRecords records,
            TransactionOperations transactions,
            Clock clock) {
        this.directories = directories;
        this.sight = sight;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Person(
            @Nullable String account,
            @Nullable String name,
            @Nullable String zone,
            @Nullable Boolean active) {}

    record Member(@Nullable String account, @Nullable String role) {}

    record OneTeam(
            @Nullable String id,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String calendar,
            @Nullable List<Member> members,
            @Nullable List<String> programs,
            @Nullable Set<String> onDuty) {}

    record Calendar(
            @Nullable String zone,
            @Nullable List<String> days,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable Map<LocalDate, String> holidays) {}

    @GetMapping("/staff")
    List<Person> staff() {
        return directories.directory().staff().values().stream()
                .sorted(Comparator.comparing(Staff::account))
                .map(TeamsApi::person)
                .toList();
    }

    @PutMapping("/staff/{account}")
    Person keep(@PathVariable String account, @RequestBody Person person) {
        Staff staff = new Staff(
                Given.id("account", account),
                Given.text("name", person.name()),
                Given.zone("zone", person.zone()),
                person.active() == null || person.active());
        transactions.executeWithoutResult(status -> records.keep(staff));
        return person(staff);
    }

    private static Person person(Staff staff) {
        return new Person(staff.account(), staff.name(), staff.zone().getId(), staff.active());
    }

    @GetMapping("/teams")
    List<OneTeam> teams() {
        Directory directory = directories.directory();
        Set<String> there = sight.teams();
        return directory.teams().values().stream()
                .filter(team -> there.contains(team.id()))
                .sorted(Comparator.comparing(Team::id))
                .map(team -> team(team, directory))
                .toList();
    }

    private OneTeam team(Team team, Directory directory) {
        return new OneTeam(
                team.id(),
                team.name(),
                team.zone().getId(),
                team.calendar().id(),
                team.members().stream()
                        .map(member ->
                                new Member(member.account(), member.role().name()))
                        .toList(),
                directory.programs().entrySet().stream()
                        .filter(program -> program.getValue().equals(team.id()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                directory.onDuty(team, clock.instant()));
    }

    @PutMapping("/teams/{id}")
    OneTeam keep(@PathVariable String id, @RequestBody OneTeam given) {
        Directory before = directories.directory();
        String calendar = Given.text("calendar", given.calendar());
        List<Team.Member> members = Given.any(given.members()).stream()
                .map(member -> new Team.Member(
                        Given.known(
                                "members.account",
                                Given.text("members.account", member.account()),
                                before.staff().keySet()),
                        Given.oneOf("members.role", member.role(), Role.class)))
                .toList();
        List<String> programs = Given.any(given.programs()).stream()
                .map(program -> Given.text("programs", program))
                .toList();
        requireWithinReach(id, programs, before);
        BusinessCalendar office = before.calendars().get(calendar);
        if (office == null) {
            throw Given.refused("calendar", "is not known");
        }
        Team team = new Team(
                Given.id("id", id),
                Given.text("name", given.name()),
                Given.zone("zone", given.zone()),
                office,
                members,
                List.of());
        transactions.executeWithoutResult(status -> records.keep(team, programs));
        Directory after = directories.directory();
        return team(Objects.requireNonNull(after.teams().get(id)), after);
    }

    /** Nobody gives a team a program that they can't see, nor takes it away. */
    private static void requireWithinReach(String team, List<String> programs, Directory before) {
        Set<String> changed = new HashSet<>(programs);
        before.programs().forEach((program, of) -> {
            if (of.equals(team) && !changed.remove(program)) {
                changed.add(program);
            }
        });
        if (!changed.stream().allMatch(Within.reach()::program)) {
            throw Given.refused("programs", "names one that is not within your reach");
        }
    }

    @GetMapping("/calendars")
    Map<String, Calendar> calendars() {
        Map<String, Calendar> calendars = new TreeMap<>();
        directories.directory().calendars().forEach((id, calendar) -> calendars.put(id, calendar(calendar)));
        return calendars;
    }

    private static Calendar calendar(BusinessCalendar calendar) {
        return new Calendar(
                calendar.zone().getId(),
                calendar.days().stream().sorted().map(Enum::name).toList(),
                calendar.opens(),
                calendar.closes(),
                new TreeMap<>(calendar.holidays()));
    }

    @PutMapping("/calendars/{id}")
    Calendar keep(@PathVariable String id, @RequestBody Calendar given) {
        LocalTime opens = Given.time("opens", given.opens());
        LocalTime closes = Given.time("closes", given.closes());
        if (!closes.isAfter(opens)) {
            throw Given.refused("closes", "is not after opens");
        }
        Map<LocalDate, String> holidays = new LinkedHashMap<>();
        if (given.holidays() != null) {
            given.holidays().forEach((day, name) -> holidays.put(day, Given.text("holidays", name)));
        }
        BusinessCalendar calendar = new BusinessCalendar(
                Given.id("id", id),
                Given.zone("zone", given.zone()),
                Given.days("days", given.days()),
                opens,
                closes,
                holidays);
        transactions.executeWithoutResult(status -> records.keep(calendar));
        return calendar(calendar);
    }
}
