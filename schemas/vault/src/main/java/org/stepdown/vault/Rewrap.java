package org.stepdown.vault;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stepdown.vault.DataKey.Purpose;
import org.stepdown.vault.SealedColumn.Place;

/**
 * Care of the keys while services run: a new key, everything sealed anew with it, and the old ones gone once nothing
 * needs them. Rows are taken some at a time, and one that changes meanwhile is left to whoever changes it, who seals with
 * the new key anyway.
 */
public final class Rewrap {

    /** As many rows at a time, each time a transaction of its own. */
    private static final int ROWS = 500;

    /** Instances look up which key seals more often than this, and what one began with another key is over by then. */
    private static final Duration SETTLED = Keyring.TRUSTED.multipliedBy(2);

    private final DataSource database;
    private final Path masterFile;
    private final String by;
    private final KeyTable table;

    /** @param by who does it, for the record */
    public Rewrap(DataSource database, Path masterFile, String by) {
        this.database = database;
        this.masterFile = masterFile;
        this.by = by;
        this.table = new KeyTable(database);
    }

    /**
     * A key and what needs it.
     *
     * @param seals whether it seals what comes in now
     * @param values how many values need it, in all tables; of a key that makes marks nobody counts
     */
    public record Use(DataKey key, boolean seals, long values) {}

    /** Every key, the oldest first. Reads all sealed columns. */
    public List<Use> uses() {
        List<DataKey> keys = table.all();
        Map<Integer, Long> values = new TreeMap<>();
        for (Place place : places()) {
            count(place).forEach((key, number) -> values.merge(key, number, Long::sum));
        }
        int primary = primary(keys).id();
        return keys.stream()
                .map(key -> new Use(key, key.id() == primary, values.getOrDefault(key.id(), 0L)))
                .toList();
    }

    /** Makes a key that seals from now on; instances notice within half a minute. */
    public DataKey rotate() {
        return primary(table.complete(MasterKeys.read(masterFile), Duration.ZERO, by));
    }

    /** Seals with the newest key whatever is sealed with an older one; how many values that were. */
    public long rewrap() {
        Keyring keys = new Keyring(table, masterFile, Duration.ofDays(365_000), System::nanoTime);
        long all = 0;
        for (Place place : places()) {
            all += rewrap(place, new SealedColumn(place, keys), keys.primary().id());
        }
        return all;
    }

    /** Puts data keys under the newest master key; how many that were. */
    public int rewrapKeys() {
        MasterKeys masters = MasterKeys.read(masterFile);
        int done = 0;
        for (DataKey key : table.all()) {
            if (key.wrappedBy() != masters.primary()) {
                table.rewrap(
                        key,
                        masters.wrap(masters.unwrap(key.id(), key.wrappedBy(), key.wrapped())),
                        masters.primary(),
                        by);
                done++;
            }
        }
        return done;
    }

    /**
     * Deletes the keys that nothing needs any more; which. Without a key what it sealed is gone for good, in backups too:
     * keep those no longer than this.
     *
     * @throws IllegalStateException while an instance may still seal with an old one
     */
    public List<Integer> retire() {
        return retire(SETTLED);
    }

    List<Integer> retire(Duration settled) {
        if (table.hasKey(Purpose.SEAL, settled)) {
            throw new IllegalStateException("the newest key is younger than " + settled.toMinutes()
                    + " minutes: an instance may still seal with the one before");
        }
        List<Integer> gone = new ArrayList<>();
        for (Use use : uses()) {
            if (use.key().purpose() == Purpose.SEAL && !use.seals() && use.values() == 0) {
                table.delete(use.key().id(), by);
                gone.add(use.key().id());
            }
        }
        return gone;
    }

    /** Takes master keys out of the file under which no data key is; which. */
    public List<Integer> retireMasters() {
        MasterKeys masters = MasterKeys.read(masterFile);
        Set<Integer> needed = new HashSet<>(List.of(masters.primary()));
        table.all().forEach(key -> needed.add(key.wrappedBy()));
        List<Integer> gone =
                masters.ids().stream().filter(id -> !needed.contains(id)).toList();
        if (!gone.isEmpty()) {
            MasterKeys.remove(masterFile, gone);
        }
        return gone;
    }

    private static DataKey primary(List<DataKey> keys) {
        return keys.reversed().stream()
                .filter(key -> key.purpose() == Purpose.SEAL)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no keys yet: start the service first"));
    }

    private List<Place> places() {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select table_name, row_column, sealed from vault.sealed_column
                            where to_regclass(table_name) is not null order by name
                            """);
                    ResultSet row = select.executeQuery()) {
                List<Place> places = new ArrayList<>();
                while (row.next()) {
                    places.add(new Place(row.getString(1), row.getString(2), row.getString(3)));
                }
                return places;
            }
        });
    }

    private Map<Integer, Long> count(Place place) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select substring(%1$s from 1 for 5), count(*) from %2$s where %1$s is not null group by 1
                            """.formatted(place.column(), place.table()));
                    ResultSet row = select.executeQuery()) {
                Map<Integer, Long> values = new TreeMap<>();
                while (row.next()) {
                    byte[] prefix = row.getBytes(1);
                    if (prefix.length == SealedColumn.PREFIX && prefix[0] == 1) {
                        values.put(SealedColumn.keyOf(prefix), row.getLong(2));
                    }
                }
                return values;
            }
        });
    }

    private long rewrap(Place place, SealedColumn column, int key) {
        String type = type(place);
        long done = 0;
        String last = null;
        while (true) {
            List<Old> some = some(place, type, key, last);
            if (some.isEmpty()) {
                return done;
            }
            done += replace(place, type, column, some);
            last = some.getLast().row();
        }
    }

    /** A value sealed with an old key, and the identity of its row. */
    private record Old(String row, byte[] sealed) {}

    private List<Old> some(Place place, String type, int key, @Nullable String after) {
        byte[] prefix = ByteBuffer.allocate(SealedColumn.PREFIX)
                .put((byte) 1)
                .putInt(key)
                .array();
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    """
                    select %1$s::text as identity, %2$s from %3$s
                    where %2$s is not null and get_byte(%2$s, 0) = 1 and substring(%2$s from 1 for 5) <> ?
                      and (?::text is null or %1$s > ?::text::%4$s)
                    order by %1$s limit %5$d
                    """.formatted(place.row(), place.column(), place.table(), type, ROWS))) {
                select.setBytes(1, prefix);
                select.setString(2, after);
                select.setString(3, after);
                List<Old> some = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        some.add(new Old(row.getString(1), row.getBytes(2)));
                    }
                }
                return some;
            }
        });
    }

    private int replace(Place place, String type, SealedColumn column, List<Old> some) {
        byte[][] fresh = new byte[some.size()][];
        for (int i = 0; i < fresh.length; i++) {
            Old old = some.get(i);
            fresh[i] = column.seal(old.row(), column.open(old.row(), old.sealed()));
        }
        return work(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("""
                    update %3$s set %2$s = new.fresh
                    from unnest(?::text[], ?::bytea[], ?::bytea[]) as new (id, old, fresh)
                    where %3$s.%1$s = new.id::%4$s and %3$s.%2$s = new.old
                    """.formatted(place.row(), place.column(), place.table(), type))) {
                update.setArray(
                        1,
                        connection.createArrayOf(
                                "text", some.stream().map(Old::row).toArray()));
                update.setArray(
                        2, bytes(connection, some.stream().map(Old::sealed).toArray(byte[][]::new)));
                update.setArray(3, bytes(connection, fresh));
                return update.executeUpdate();
            }
        });
    }

    private static Array bytes(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }

    private String type(Place place) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select format_type(atttypid, null) from pg_attribute where attrelid = ?::regclass and attname = ?
                    """)) {
                select.setString(1, place.table());
                select.setString(2, place.row());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new VaultException("the database can't be worked on", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
