package org.stepdown.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Goes through the chain and makes every hash anew, over a state of the database that stands still meanwhile. */
public final class Verifier {

    private static final int ROWS_AT_ONCE = 1000;

    private final DataSource database;

    public Verifier(DataSource database) {
        this.database = database;
    }

    /**
     * Checks everything.
     *
     * @param anchors what was known of the chain at earlier times
     */
    public Report all(Collection<Anchor> anchors) {
        return check(Anchor.START, anchors);
    }

    /** Checks what came after an anchor, and that the chain still has it. */
    public Report since(Anchor anchor) {
        return check(anchor, List.of(anchor));
    }

    /** What of these the chain does not have. */
    List<Fault> missing(Collection<Anchor> anchors) {
        if (anchors.isEmpty()) {
            return List.of();
        }
        List<Fault> missing = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Anchor anchor : anchors) {
                missing(connection, anchor).ifPresent(missing::add);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return missing;
    }

    private static Optional<Fault> missing(Connection connection, Anchor anchor) throws SQLException {
        if (anchor.sequence() == 0) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                select sequence, hash from audit.seal where sequence >= ? order by sequence limit 1
                """)) {
            statement.setLong(1, anchor.sequence());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.of(new Fault(Fault.Kind.CUT_OFF, anchor.sequence()));
                }
                if (row.getLong("sequence") > anchor.sequence()) {
                    return Optional.of(new Fault(Fault.Kind.LINK_GONE, anchor.sequence()));
                }
                return anchor.isOf(row.getBytes("hash"))
                        ? Optional.empty()
                        : Optional.of(new Fault(Fault.Kind.REWRITTEN, anchor.sequence()));
            }
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The audit could not be checked: SQL state " + e.getSQLState(), e);
    }

    private Report check(Anchor from, Collection<Anchor> anchors) {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                Walk walk = new Walk(from);
                walk.anchors(connection, anchors);
                walk.links(connection);
                walk.outsiders(connection);
                return walk.report();
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static final class Walk {

        private final List<Fault> faults = new ArrayList<>();
        private final Anchor from;
        private long checked;
        private long sequence;
        private byte[] hash;

        Walk(Anchor from) {
            this.from = from;
            this.sequence = from.sequence();
            this.hash = from.bytes();
        }

        Report report() {
            return new Report(checked, Anchor.of(sequence, hash), List.copyOf(faults));
        }

        void links(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select s.sequence, s.hash, e.* from audit.seal s left join audit.entry e on e.id = s.entry
                    where s.sequence > ? order by s.sequence
                    """)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                statement.setLong(1, sequence);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        link(row);
                    }
                }
            }
        }

        /** Goes on from the hash that stands there: so a change shows where it is, and not in all that follows. */
        private void link(ResultSet row) throws SQLException {
            long found = row.getLong("sequence");
            byte[] stored = row.getBytes("hash");
            row.getLong("id");
            if (row.wasNull()) {
                fault(Fault.Kind.ENTRY_GONE, found);
            } else if (found != sequence + 1) {
                fault(Fault.Kind.LINK_GONE, sequence + 1);
            } else if (!Arrays.equals(stored, Link.hash(hash, found, row))) {
                fault(Fault.Kind.CHANGED, found);
            }
            sequence = found;
            hash = stored;
            checked++;
        }

        void anchors(Connection connection, Collection<Anchor> anchors) throws SQLException {
            for (Anchor anchor : anchors) {
                missing(connection, anchor).ifPresent(missing -> fault(missing.kind(), missing.sequence()));
            }
        }

        /** Entries that somebody added without the chain, or kept from it. */
        void outsiders(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select e.id from audit.entry e
                    where e.id > coalesce((select entry from audit.seal where sequence = ?), 0)
                    and not exists (select from audit.seal s where s.entry = e.id)
                    and not exists (select from audit.waiting w where w.entry = e.id)
                    order by e.id limit %d
                    """.formatted(Report.MOST_FAULTS))) {
                statement.setLong(1, from.sequence());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        fault(Fault.Kind.OUTSIDE, row.getLong("id"));
                    }
                }
            }
        }

        private void fault(Fault.Kind kind, long where) {
            if (faults.size() < Report.MOST_FAULTS) {
                faults.add(new Fault(kind, where));
            }
        }
    }
}
