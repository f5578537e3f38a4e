package org.stepdown.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes entries in the caller's transaction, so that what was done and that it was done commit together. All of them go
 * in one statement: collect what a batch did, by {@link Tally} where it is many of the same.
 */
public final class Audit {

    // Between elements of one row's array: no identity holds it.
    private static final String BETWEEN = "\u001f";

    private final JdbcTemplate jdbc;
    private final Runnable wake;
    private final MeterRegistry meters;

    /** @param wake called after each commit that added something */
    public Audit(JdbcTemplate jdbc, Runnable wake, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.wake = wake;
        this.meters = meters;
    }

    /**
     * Adds entries, in the order given.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the audit must be written in the transaction that it tells of");
        }
        List<Entry> rows = new ArrayList<>(entries);
        jdbc.execute((Connection connection) -> insert(connection, rows));
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Wake.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new Wake(wake));
        }
        rows.forEach(row -> meters.counter(
                        "stepdown.audit.entries", "kind", row.kind().name())
                .increment());
    }

    private static @Nullable Void insert(Connection connection, List<Entry> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with added as (
                    insert into audit.entry (at, kind, account, roles, what, objects, criteria, outcome, code, times,
                                             client, correlation, trace)
                    select r.at::timestamptz, r.kind, r.account, string_to_array(r.roles, e'\\x1f'), r.what,
                           string_to_array(r.objects, e'\\x1f'), string_to_array(r.criteria, e'\\x1f'), r.outcome, r.code,
                           r.times, r.client, r.correlation, r.trace
                    from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])
                        with ordinality as r (at, kind, account, roles, what, objects, criteria, outcome, code, times,
                                              client, correlation, trace, position)
                    order by r.position
                    returning id)
                insert into audit.waiting (entry) select id from added
                """)) {
            Columns columns = new Columns(connection, rows, statement);
            columns.text(row -> row.at().toString());
            columns.text(row -> row.kind().name());
            columns.text(row -> row.actor().account());
            columns.text(row -> String.join(BETWEEN, row.actor().roles()));
            columns.text(Entry::what);
            columns.text(row -> String.join(BETWEEN, row.objects()));
            columns.text(row -> String.join(BETWEEN, row.criteria()));
            columns.text(row -> row.outcome().name());
            columns.text(Entry::code);
            columns.add("integer", Entry::times);
            columns.text(row -> row.origin().client());
            columns.text(row -> row.origin().correlation());
            columns.text(row -> row.origin().trace());
            statement.executeUpdate();
            return null;
        }
    }

    private static final class Columns {

        private final Connection connection;
        private final List<Entry> rows;
        private final PreparedStatement statement;
        private int next = 1;

        Columns(Connection connection, List<Entry> rows, PreparedStatement statement) {
            this.connection = connection;
            this.rows = rows;
            this.statement = statement;
        }

        void text(Function<Entry, @Nullable String> value) throws SQLException {
            add("text", value);
        }

        void add(String type, Function<Entry, ?> value) throws SQLException {
            @Nullable Object[] values = rows.stream().map(value).toArray();
            Array array = connection.createArrayOf(type, values);
            statement.setArray(next++, array);
        }
    }

    private record Wake(Runnable chain) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            chain.run();
        }
    }
}
