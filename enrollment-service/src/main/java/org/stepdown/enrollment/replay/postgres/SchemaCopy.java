package org.stepdown.enrollment.replay.postgres;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.Results;
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.replay.Entry;
import org.stepdown.enrollment.replay.Side;
import org.stepdown.enrollment.replay.Verdict;
import org.stepdown.vault.Vault;

/** A schema with the service's own adapters over one connection to it. */
final class SchemaCopy implements Copy {

    /** At first a table has hardly any rows, and the planner must hear of it when that is over. */
    private static final long FIRST_ANALYSIS = 10;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final StandingClock clock = new StandingClock();
    private final String schema;
    private final String live;
    private final Extent extent;
    private final Adapters adapters;
    private final Desk desk;
    private final Vault vault;
    private long works;
    private long nextAnalysis = FIRST_ANALYSIS;

    SchemaCopy(
            ApplicationContext service,
            SingleConnectionDataSource connection,
            String schema,
            String live,
            Announcements announcements) {
        this.connection = connection;
        this.schema = schema;
        this.live = live;
        this.vault = service.getBean(Vault.class);
        this.jdbc = JdbcClient.create(connection);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(connection);
        this.transactions = new TransactionTemplate(manager);
        jdbc.sql("select pg_advisory_lock(hashtext('" + schema + "'))").query(row -> {});
        this.extent = remembered(manager);
        this.adapters = new Adapters(service, connection, manager, clock, announcements);
        this.desk = adapters.desk();
    }

    private Extent remembered(DataSourceTransactionManager manager) {
        Moment moment = new Moment(jdbc, live);
        TransactionTemplate oneState = new TransactionTemplate(manager);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneState.executeWithoutResult(status -> moment.remember());
        return moment.extent();
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public Extent extent() {
        return extent;
    }

    @Override
    public void entries(long last, Consumer<Entry> reader) {
        new LogbookReader(jdbc, live, vault).read(last, reader);
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public void together(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
        if (++works == nextAnalysis) {
            SchemaCopies.analyze(jdbc);
            nextAnalysis *= 3;
        }
    }

    @Override
    public Results alone(Command command) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Results results = desk.placeReferrals().place(Set.of(command));
            if (!results.refusal(command.cause().id()).isEmpty()) {
                status.setRollbackOnly();
            }
            return results;
        }));
    }

    @Override
    public void define(Entry.Defined defined) {
        new CatalogueRows(jdbc).define(defined);
    }

    @Override
    public Set<UUID> takeAttendance() {
        jdbc.sql("""
                insert into attendance
                select a.* from was_attendance a where exists (select from referral r where r.id = a.referral_id)
                """).update();
        return new HashSet<>(jdbc.sql("select distinct referral_id from attendance")
                .query(UUID.class)
                .list());
    }

    @Override
    public @Nullable Instant nextDue() {
        OffsetDateTime due = jdbc.sql("""
                select least((select min(expires_at) from seat where state = 'OFFERED'),
                             (select min(due_at) from waitlist where due_at is not null)) as due
                """)
                .query((row, number) -> row.getObject("due", OffsetDateTime.class))
                .list()
                .getFirst();
        return due == null ? null : due.toInstant();
    }

    @Override
    public void pass(Instant until) {
        Instant due = nextDue();
        Instant before = null;
        while (due != null && !due.isAfter(until) && !due.equals(before)) {
            clock.at(due);
            adapters.timer().run();
            before = due;
            due = nextDue();
        }
        clock.at(until);
    }

    @Override
    public Map<UUID, Instant> firstSessions() {
        Map<UUID, Instant> sessions = new HashMap<>();
        jdbc.sql("select referral_id, min(first_session_at) from was_seat group by referral_id")
                .query((ResultSet row) -> {
                    sessions.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return sessions;
    }

    @Override
    public Side.Week week(LocalDate ends) {
        return jdbc.sql("""
                select (select count(*) from waitlist) as waiting, coalesce(sum(s.capacity), 0) as seats,
                       coalesce(sum(greatest(s.capacity - s.held - s.offered - s.enrolled, 0)), 0) as empty
                  from census s join cohort c on c.id = s.cohort_id
                 where not c.closed and c.first_date <= :ends and (c.last_date is null or c.last_date >= :ends)
                """)
                .param("ends", ends)
                .query((row, number) ->
                        new Side.Week(ends, row.getInt("waiting"), row.getInt("seats"), row.getInt("empty")))
                .single();
    }

    @Override
    public Verdict compare(int most) {
        return new Comparison(jdbc, live).compare(most);
    }

    @Override
    public void close() {
        try {
            SchemaCopies.drop(jdbc, schema);
        } finally {
            adapters.close();
            connection.destroy();
        }
    }
}
