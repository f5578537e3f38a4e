package org.stepdown.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.stepdown.vault.DataKey.Purpose;

/**
 * The data keys in memory, ready to use. A key is encrypted under a master key once, when it is read, and not for each
 * row. Which key seals is looked up now and then; a key that another instance made is looked up when it is first met.
 */
final class Keyring {

    /** With a view of the keys that is older than this nothing is sealed: the key may have been retired since. */
    static final Duration TRUSTED = Duration.ofMinutes(5);

    private static final String SERVICE = "service";

    private final KeyTable table;
    private final Path masterFile;
    private final Duration newKeyEvery;
    private final LongSupplier nanoTime;
    private volatile @Nullable Ready ready;

    Keyring(KeyTable table, Path masterFile, Duration newKeyEvery, LongSupplier nanoTime) {
        this.table = table;
        this.masterFile = masterFile;
        this.newKeyEvery = newKeyEvery;
        this.nanoTime = nanoTime;
    }

    /** A key that seals, and its number. */
    record Seal(int id, Aead cipher, Instant madeAt) {}

    private record Ready(Map<Integer, Seal> seals, Seal primary, Mac marks, long readAt) {}

    /** The key that seals now. */
    Seal primary() {
        Ready now = ready;
        if (now == null || nanoTime.getAsLong() - now.readAt() > TRUSTED.toNanos()) {
            now = refresh();
        }
        return now.primary();
    }

    /** @throws VaultException.UnknownKey when there is no such key */
    Seal seal(int id) {
        Seal known = now().seals().get(id);
        if (known == null) {
            known = refresh().seals().get(id);
        }
        if (known == null) {
            throw new VaultException.UnknownKey("there is no data key " + DataKey.name(id));
        }
        return known;
    }

    Mac marks() {
        return now().marks();
    }

    int size() {
        return now().seals().size();
    }

    private Ready now() {
        Ready now = ready;
        return now == null ? refresh() : now;
    }

    /** Reads all keys anew; the first time, and whenever the newest has served its time, makes one. */
    synchronized Ready refresh() {
        long at = nanoTime.getAsLong();
        MasterKeys masters = MasterKeys.read(masterFile);
        boolean complete = table.hasKey(Purpose.SEAL, newKeyEvery) && ready != null;
        Ready fresh = ready(complete ? table.all() : table.complete(masters, newKeyEvery, SERVICE), masters, at);
        ready = fresh;
        return fresh;
    }

    private Ready ready(List<DataKey> keys, MasterKeys masters, long at) {
        Ready before = ready;
        Map<Integer, Seal> seals = new HashMap<>();
        Seal primary = null;
        Mac marks = before == null ? null : before.marks();
        for (DataKey key : keys) {
            if (key.purpose() == Purpose.SEAL) {
                Seal known = before == null ? null : before.seals().get(key.id());
                primary = known == null ? seal(key, masters) : known;
                seals.put(key.id(), primary);
            } else if (marks == null) {
                marks = primitive(masters.unwrap(key.id(), key.wrappedBy(), key.wrapped()), Mac.class);
            }
        }
        return new Ready(
                Map.copyOf(seals),
                Objects.requireNonNull(primary, "there is a key to seal with"),
                Objects.requireNonNull(marks, "there is a key to make marks with"),
                at);
    }

    private static Seal seal(DataKey key, MasterKeys masters) {
        return new Seal(
                key.id(),
                primitive(masters.unwrap(key.id(), key.wrappedBy(), key.wrapped()), Aead.class),
                key.madeAt());
    }

    private static <T> T primitive(KeysetHandle key, Class<T> type) {
        try {
            return key.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a data key is of no use here", e);
        }
    }
}
