package org.stepdown.vault;

import com.google.crypto.tink.KeysetHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.stepdown.vault.DataKey.Purpose;

/**
 * The data keys in the database. On connections of its own, never in the caller's transaction: a key that a rollback took
 * back would take along what others have sealed with it meanwhile.
 */
final class KeyTable {

    private final DataSource database;

    KeyTable(DataSource database) {
        this.database = database;
    }

    /** All keys, the oldest first. */
    List<DataKey> all() {
        return work(KeyTable::all);
    }

    /**
     * All keys, after making those that are missing: one to make marks with, and one to seal with that is younger than
     * this. Of instances that come at the same time one makes them.
     */
    List<DataKey> complete(MasterKeys masters, Duration youngerThan, String by) {
        return work(connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement("select pg_advisory_xact_lock(hashtext('vault.data_key'))")) {
                lock.execute();
                if (isMissing(connection, Purpose.MARK, Duration.ofDays(365_000))) {
                    make(connection, masters, Purpose.MARK, by);
                }
                if (isMissing(connection, Purpose.SEAL, youngerThan)) {
                    make(connection, masters, Purpose.SEAL, by);
                }
                List<DataKey> keys = all(connection);
                connection.commit();
                return keys;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    boolean hasKey(Purpose purpose, Duration youngerThan) {
        return work(connection -> !isMissing(connection, purpose, youngerThan));
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    void rewrap(DataKey key, byte[] wrapped, int wrappedBy, String by) {
        work(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update vault.data_key set wrapped = ?, wrapped_by = ? where id = ? and wrapped_by = ?")) {
                update.setBytes(1, wrapped);
                update.setInt(2, wrappedBy);
                update.setInt(3, key.id());
                update.setInt(4, key.wrappedBy());
                if (update.executeUpdate() > 0) {
                    note(connection, key.id(), "REWRAPPED", by);
                }
            }
            return true;
        });
    }

    void delete(int id, String by) {
        work(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from vault.data_key where id = ?")) {
                delete.setInt(1, id);
                if (delete.executeUpdate() > 0) {
                    note(connection, id, "RETIRED", by);
                }
            }
            return true;
        });
    }

    void register(SealedColumn.Place place) {
        work(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into vault.sealed_column (name, table_name, row_column, sealed) values (?, ?, ?, ?)
                    on conflict (name) do nothing
                    """)) {
                insert.setString(1, place.name());
                insert.setString(2, place.table());
                insert.setString(3, place.row());
                insert.setString(4, place.column());
                return insert.executeUpdate();
            }
        });
    }

    private static List<DataKey> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select id, purpose, wrapped, wrapped_by, made_at from vault.data_key order by made_at, id");
                ResultSet row = select.executeQuery()) {
            List<DataKey> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(new DataKey(
                        row.getInt(1),
                        Purpose.valueOf(row.getString(2)),
                        row.getBytes(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant()));
            }
            return keys;
        }
    }

    private static boolean isMissing(Connection connection, Purpose purpose, Duration youngerThan) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select not exists (select from vault.data_key
                                   where purpose = ? and made_at > clock_timestamp() - make_interval(secs => ?))
                """)) {
            select.setString(1, purpose.name());
            select.setDouble(2, youngerThan.toMillis() / 1000.0);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void make(Connection connection, MasterKeys masters, Purpose purpose, String by)
            throws SQLException {
        KeysetHandle key = purpose.generate();
        int id = key.getPrimary().getId();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into vault.data_key (id, purpose, wrapped, wrapped_by) values (?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, purpose.name());
            insert.setBytes(3, masters.wrap(key));
            insert.setInt(4, masters.primary());
            insert.executeUpdate();
        }
        note(connection, id, "MADE", by);
    }

    private static void note(Connection connection, int id, String action, String by) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into vault.key_step (key_id, action, by_whom) values (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, action);
            insert.setString(3, by);
            insert.executeUpdate();
        }
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new VaultException("the keys can't be reached in the database", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
