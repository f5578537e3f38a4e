package org.stepdown.enrollment.placement.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

/** The tables of placement, in the caller's transaction. */
@Component
final class PostgresRecords implements PlacementRecords {

    private final JdbcClient jdbc;
    private final CohortTable cohorts;
    private final SeatTable seats;
    private final ReferralTable referrals;
    private final HistoryTables history;
    private final PolicyTable policies;

    PostgresRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.cohorts = new CohortTable(jdbc);
        this.seats = new SeatTable(jdbc);
        this.referrals = new ReferralTable(jdbc);
        this.history = new HistoryTables(jdbc);
        this.policies = new PolicyTable(jdbc);
    }

    @Override
    public Situation open(Collection<Command> commands) {
        jdbc.sql("select only_one from desk for update").query(Boolean.class).single();
        CohortTable.Counted counted = cohorts.lock();
        Set<UUID> ids = commands.stream().flatMap(PostgresRecords::about).collect(Collectors.toSet());
        SeatLedger ledger = new SeatLedger(counted.census(), seats.starts(counted.withStartCap()), seats.liveOf(ids));
        return new Situation(
                policies.all(),
                counted.cohorts(),
                ledger,
                counted.waiting(),
                referrals.files(ids),
                referrals.mergedAway(ids),
                new StoredLine(jdbc));
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
            case Command.Merge merge -> List.of(merge.survivingId(), merge.mergedId()).stream();
            case Command.Fill fill -> Stream.of();
            case Command.Resize resize -> Stream.of();
        };
    }
}
