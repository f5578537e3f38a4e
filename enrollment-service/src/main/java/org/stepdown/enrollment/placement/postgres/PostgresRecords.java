package org.stepdown.enrollment.placement.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.enrollment.placement.PlacementRecords;
import org.stepdown.enrollment.placement.Results;
import org.stepdown.enrollment.placement.Situation;
import org.stepdown.enrollment.seat.SeatLedger;
import org.stepdown.vault.Vault;

/** The tables of placement, in the caller's transaction. */
@Component
final class PostgresRecords implements PlacementRecords {

    private final JdbcClient jdbc;
    private final CohortTable cohorts;
    private final SeatTable seats;
    private final BirthDates birthDates;
    private final ReferralTable referrals;
    private final HistoryTables history;
    private final PolicyTable policies;
    private final HospitalTables hospital;
    private final Logbook logbook;

    PostgresRecords(JdbcClient jdbc, Vault vault, HospitalTables hospital, Logbook logbook) {
        this.hospital = hospital;
        this.logbook = logbook;
        this.jdbc = jdbc;
        this.cohorts = new CohortTable(jdbc);
        this.seats = new SeatTable(jdbc);
        this.birthDates = new BirthDates(jdbc, vault);
        this.referrals = new ReferralTable(jdbc, birthDates);
        this.history = new HistoryTables(jdbc);
        this.policies = new PolicyTable(jdbc);
    }

    @Override
    public Situation open(Collection<Command> commands) {
        CohortTable.Counted counted = cohorts.lock();
        logbook.note(commands);
        Patients patients = patients(commands);
        Set<UUID> ids = commands.stream().flatMap(PostgresRecords::about).collect(Collectors.toSet());
        ids.addAll(hospital.referrals(patients.seen()));
        ids.addAll(referrals.concernedBy(commands.stream()
                .filter(Command.Redefine.class::isInstance)
                .map(command -> ((Command.Redefine) command).cohortId())
                .toList()));
        SeatLedger ledger = new SeatLedger(counted.census(), seats.starts(counted.withStartCap()), seats.liveOf(ids));
        return new Situation(
                policies.all(),
                counted.cohorts(),
                ledger,
                counted.waiting(),
                referrals.files(ids),
                referrals.mergedAway(ids),
                new StoredLine(jdbc, birthDates),
                hospital.facts(patients.known(), patients.events()),
                patients.retired());
    }

    @Override
    public void keep(Results results) {
        referrals.keep(results.files());
        referrals.keepMerged(results.mergedAway());
        seats.keep(results.seats());
        cohorts.count(results.all(Happening.Counted.class));
        history.decided(results.all(Happening.Decided.class));
        history.changed(results.all(Happening.StatusChanged.class));
    }

    private static Stream<UUID> about(Command command) {
        return switch (command) {
            case Command.Open open -> Stream.of(open.referral().id());
            case Command.Change change -> Stream.of(change.referral().id());
            case Command.Close close -> Stream.of(close.referralId());
            case Command.Start start -> Stream.of(start.referralId());
            case Command.Review review -> Stream.of(review.referralId());
            case Command.Return back -> Stream.of(back.referralId());
            case Command.Merge merge -> List.of(merge.survivingId(), merge.mergedId()).stream();
            case Command.OfStaff act -> Stream.of(act.referralId());
            case Command.Expire expire -> Stream.of(expire.referralId());
            case Command.Overdue overdue -> Stream.of(overdue.referralId());
            case Command.Seen seen -> Stream.of();
            case Command.Fill fill -> Stream.of();
            case Command.Redefine redefine -> Stream.of();
            case Command.Resize resize -> Stream.of();
        };
    }

    /** The patients whose visits count for these commands, by the keys under which they go on. */
    private Patients patients(Collection<Command> commands) {
        Set<String> told = new HashSet<>();
        Set<String> inHospital = new HashSet<>();
        Set<UUID> events = new HashSet<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Open open -> told.add(open.referral().patientKey());
                case Command.Change change -> told.add(change.referral().patientKey());
                case Command.Seen seen -> {
                    inHospital.add(seen.patientKey());
                    events.add(seen.cause().id());
                }
                default -> {}
            }
        }
        told.addAll(inHospital);
        Map<String, String> retired = hospital.retired(told);
        UnaryOperator<String> current = key -> retired.getOrDefault(key, key);
        Set<String> seen = inHospital.stream().map(current).collect(Collectors.toSet());
        return new Patients(
                told.stream().map(current).collect(Collectors.toSet()), seen, events, hospital.keysOf(seen, retired));
    }

    private record Patients(Set<String> known, Set<String> seen, Set<UUID> events, Map<String, String> retired) {}
}
