package org.stepdown.audit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.audit.KeptEntry;

/** The entries, newest first. */
public final class Entries {

    private static final int ROWS_AT_ONCE = 500;
    private static final String SELECT =
            "select s.sequence, e.* from audit.entry e left join audit.seal s on s.entry = e.id where ";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public Entries(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param before only entries with a smaller identity: the last one of the page before */
    public List<KeptEntry> page(Filter filter, long before, int limit) {
        Filter.Clause clause = filter.clause();
        List<Object> values = new ArrayList<>(clause.values());
        values.add(before);
        values.add(limit);
        return jdbc.query(
                SELECT + clause.sql() + " and e.id < ? order by e.id desc limit ?",
                (row, number) -> KeptEntry.of(row),
                values.toArray());
    }

    /** All that fit, one after the other; they are never in memory together. */
    public void each(Filter filter, Consumer<KeptEntry> taker) {
        Filter.Clause clause = filter.clause();
        transactions.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(SELECT + clause.sql() + " order by e.id desc");
                    statement.setFetchSize(ROWS_AT_ONCE);
                    for (int i = 0; i < clause.values().size(); i++) {
                        statement.setObject(i + 1, clause.values().get(i));
                    }
                    return statement;
                },
                row -> {
                    taker.accept(KeptEntry.of(row));
                }));
    }
}
