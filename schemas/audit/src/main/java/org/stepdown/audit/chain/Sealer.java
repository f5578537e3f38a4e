package org.stepdown.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts entries that wait into the chain, in the order of their identities, a batch in a transaction. Any instance may;
 * one at a time does, by an advisory lock that ends with the transaction.
 */
public final class Sealer {

    static final int BATCH = 1000;

    private static final long LOCK = 0x5EA1_A0D1_7000_0001L;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public Sealer(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Seals a batch; whether there may be more to seal. */
    public boolean seal() {
        Integer sealed = transactions.execute(status -> sealBatch());
        return sealed != null && sealed == BATCH;
    }

    /** The last link; the start when there is none. */
    public Anchor head() {
        return jdbc
                .query(
                        "select sequence, hash from audit.seal order by sequence desc limit 1",
                        (row, number) -> Anchor.of(row.getLong("sequence"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(Anchor.START);
    }

    private int sealBatch() {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        Batch batch = new Batch(head());
        // An entry that somebody took away before it was sealed gets its link too: one that says so.
        jdbc.query("""
                with taken as (
                    delete from audit.waiting
                    where entry in (select entry from audit.waiting order by entry limit %d)
                    returning entry)
                select taken.entry as taken, e.* from taken left join audit.entry e on e.id = taken.entry
                order by taken.entry
                """.formatted(BATCH), batch::add);
        if (!batch.hashes.isEmpty()) {
            insert(batch);
        }
        return batch.hashes.size();
    }

    private void insert(Batch batch) {
        jdbc.update(
                "insert into audit.seal (sequence, entry, hash) select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])",
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("bigint", batch.sequences.toArray()));
                    statement.setArray(2, connection.createArrayOf("bigint", batch.entries.toArray()));
                    statement.setArray(3, connection.createArrayOf("bytea", batch.hashes.toArray(byte[][]::new)));
                });
    }

    private static final class Batch {

        private final List<Long> sequences = new ArrayList<>();
        private final List<Long> entries = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private long sequence;
        private byte[] previous;

        Batch(Anchor head) {
            sequence = head.sequence();
            previous = head.bytes();
        }

        void add(ResultSet row) throws SQLException {
            sequence++;
            previous = Link.hash(previous, sequence, row);
            sequences.add(sequence);
            entries.add(row.getLong("taken"));
            hashes.add(previous);
        }
    }
}
