package org.stepdown.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are sealed: encrypted, and bound to their row. A value that was put into another row or column
 * can't be opened, and neither can one that was changed. Safe for any number of threads.
 */
public final class SealedColumn {

    /** Version and number of the key. */
    static final int PREFIX = 5;

    private final Place place;
    private final byte[] name;
    private final Keyring keys;

    SealedColumn(Place place, Keyring keys) {
        this.place = place;
        this.name = (place.name() + '/').getBytes(StandardCharsets.UTF_8);
        this.keys = keys;
    }

    /**
     * Where it is.
     *
     * @param table the table, with its schema unless that is the service's own
     * @param row the column that tells one row from another and never changes
     * @param column the sealed column, of type {@code bytea}
     */
    public record Place(String table, String row, String column) {

        String name() {
            return table + "." + column;
        }
    }

    /** @param row what stands in the row's identifying column: a UUID, text, number or bytes */
    public byte[] seal(Object row, byte[] value) {
        try {
            return keys.primary().cipher().encrypt(value, binding(row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of " + place.name() + " can't be sealed", e);
        }
    }

    public byte[] seal(Object row, String value) {
        return seal(row, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value that was sealed.
     *
     * @throws VaultException.UnknownKey when the key is not there
     * @throws NotGenuineException when it was changed, or is of another row or column
     */
    public byte[] open(Object row, byte @Nullable [] sealed) {
        if (sealed == null || sealed.length < PREFIX || sealed[0] != 1) {
            throw new NotGenuineException("a value of " + place.name() + " is not sealed");
        }
        Keyring.Seal seal = keys.seal(keyOf(sealed));
        try {
            return seal.cipher().decrypt(sealed, binding(row));
        } catch (GeneralSecurityException e) {
            throw new NotGenuineException("a value of " + place.name() + " is not as it was sealed");
        }
    }

    public String text(Object row, byte @Nullable [] sealed) {
        return new String(open(row, sealed), StandardCharsets.UTF_8);
    }

    static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt(1);
    }

    /** As PostgreSQL writes the row's identity as text, so that a value can be sealed anew without knowing its table. */
    private byte[] binding(Object row) {
        String text = row instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : row.toString();
        byte[] identity = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream binding = new ByteArrayOutputStream(name.length + identity.length);
        binding.writeBytes(name);
        binding.writeBytes(identity);
        return binding.toByteArray();
    }
}
