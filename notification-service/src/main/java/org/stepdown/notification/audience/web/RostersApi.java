package org.stepdown.notification.audience.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.notification.audience.AudienceRecords;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Shift;
import org.stepdown.notification.audience.Substitution;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.reach.Sight;

/** Who is on duty when, and who stands in. */
@RestController
@RequestMapping("/api/rosters")
class RostersApi {

    private static final String BY_SUPERVISORS = "Who stands in for somebody of this team is for a supervisor to say.";

    private final DirectoryRecords directories;
    private final Sight sight;
    private final AudienceRecords records;
    private final TransactionOperations transactions;
    private final Clock clock;

    RostersApi(
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

    record OneShift(
            @Nullable String name,
            @Nullable List<String> days,
            @Nullable LocalTime starts,
            @Nullable LocalTime ends,
            @Nullable String holidays,
            @Nullable List<String> accounts,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Roster(String team, String zone, List<OneShift> shifts) {}

    record Shifts(@Nullable List<OneShift> shifts) {}

    /** Who has duty at an instant, and who takes over when. */
    record OnDuty(
            Instant at, Set<String> accounts, @Nullable Instant until, Set<String> next) {}

    record StandIn(
            @Nullable UUID id,
            @Nullable String account,
            @Nullable String substitute,
            @Nullable Instant starts,
            @Nullable Instant ends) {}

    @GetMapping("/{team}")
    Roster roster(@PathVariable String team) {
        Team found = team(team, directories.directory());
        return new Roster(
                found.id(),
                found.zone().getId(),
                found.roster().stream().map(RostersApi::shift).toList());
    }

    private static Team team(String id, Directory directory) {
        Team team = directory.teams().get(id);
        if (team == null) {
            throw Given.unknown("team");
        }
        return team;
    }

    private static OneShift shift(Shift shift) {
        return new OneShift(
                shift.name(),
                shift.days().stream().sorted().map(Enum::name).toList(),
                shift.starts(),
                shift.ends(),
                shift.holidays().name(),
                shift.accounts(),
                shift.from(),
                shift.to());
    }

    @PutMapping("/{team}")
    Roster keep(@PathVariable String team, @RequestBody Shifts given) {
        Directory directory = directories.directory();
        Team found = team(team, directory);
        if (!sight.rosters(team)) {
            throw Given.forbidden("Who is on duty in this team is for a supervisor to say.");
        }
        LocalDate today = clock.instant().atZone(found.zone()).toLocalDate();
        List<Shift> shifts = Given.any(given.shifts()).stream()
                .map(shift -> read(shift, directory, today))
                .toList();
        transactions.executeWithoutResult(status -> records.keepRoster(team, shifts));
        return roster(team);
    }

    private static Shift read(OneShift given, Directory directory, LocalDate today) {
        LocalDate from = given.from() == null ? today : given.from();
        if (given.to() != null && given.to().isBefore(from)) {
            throw Given.refused("shifts.to", "is before from");
        }
        return new Shift(
                Given.text("shifts.name", given.name()),
                Given.days("shifts.days", given.days()),
                Given.time("shifts.starts", given.starts()),
                Given.time("shifts.ends", given.ends()),
                given.holidays() == null
                        ? Shift.OnHolidays.AS_WELL
                        : Given.oneOf("shifts.holidays", given.holidays(), Shift.OnHolidays.class),
                Given.some("shifts.accounts", given.accounts()).stream()
                        .map(account -> Given.known(
                                "shifts.accounts",
                                Given.text("shifts.accounts", account),
                                directory.staff().keySet()))
                        .toList(),
                from,
                given.to());
    }

    @GetMapping("/{team}/on-duty")
    OnDuty onDuty(@PathVariable String team, @RequestParam(required = false) @Nullable Instant at) {
        Directory directory = directories.directory();
        Team found = team(team, directory);
        Instant when = at == null ? clock.instant() : at;
        Instant until = directory.nextHandOver(found, when).orElse(null);
        return new OnDuty(
                when, directory.onDuty(found, when), until, until == null ? Set.of() : directory.onDuty(found, until));
    }

    @GetMapping("/substitutions")
    List<StandIn> substitutions() {
        return directories.directory().substitutions().stream()
                .map(RostersApi::standIn)
                .toList();
    }

    private static StandIn standIn(Substitution one) {
        return new StandIn(one.id(), one.account(), one.substitute(), one.starts(), one.ends());
    }

    @PostMapping("/substitutions")
    @ResponseStatus(HttpStatus.CREATED)
    StandIn keep(@RequestBody StandIn given) {
        Set<String> known = directories.directory().staff().keySet();
        Substitution one = new Substitution(
                UUID.randomUUID(),
                Given.known("account", Given.text("account", given.account()), known),
                Given.known("substitute", Given.text("substitute", given.substitute()), known),
                Given.needed("starts", given.starts()),
                Given.needed("ends", given.ends()));
        // Whoever stands in is told what the other one is told.
        if (!sight.member(one.account())) {
            throw Given.refused("account", "is nobody of your teams");
        }
        if (!sight.standIns(one.account())) {
            throw Given.forbidden(BY_SUPERVISORS);
        }
        if (one.account().equals(one.substitute())) {
            throw Given.refused("substitute", "is the one who is away");
        }
        if (!one.ends().isAfter(one.starts())) {
            throw Given.refused("ends", "is not after starts");
        }
        transactions.executeWithoutResult(status -> records.keep(one));
        return standIn(one);
    }

    @DeleteMapping("/substitutions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID id) {
        directories.directory().substitutions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .ifPresent(one -> {
                    if (!sight.member(one.account())) {
                        throw Given.unknown("substitution");
                    }
                    if (!sight.standIns(one.account())) {
                        throw Given.forbidden(BY_SUPERVISORS);
                    }
                });
        if (!Boolean.TRUE.equals(transactions.execute(status -> records.forgetSubstitution(id)))) {
            throw Given.unknown("substitution");
        }
    }
}
