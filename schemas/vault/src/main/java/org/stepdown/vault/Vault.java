package org.stepdown.vault;

import com.google.crypto.tink.Mac;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals what a database keeps of patients, and makes marks by which rows are found that hold nothing readable. */
public final class Vault {

    private final KeyTable table;
    private final Keyring keys;

    Vault(KeyTable table, Keyring keys) {
        this.table = table;
        this.keys = keys;
    }

    /** The column of that place, which counts as sealed from now on. */
    public SealedColumn column(String tableName, String row, String column) {
        SealedColumn.Place place = new SealedColumn.Place(tableName, row, column);
        table.register(place);
        return new SealedColumn(place, keys);
    }

    /**
     * A mark of values (a keyed hash: a blind index). Equal values of one kind have equal marks; who has the marks and
     * not the key can neither read nor guess the values.
     *
     * @param kind what the values are: the same values of another kind have another mark
     * @param values in the spelling that counts
     */
    public byte[] mark(String kind, String... values) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        write(said, kind.getBytes(StandardCharsets.UTF_8));
        for (String value : values) {
            write(said, value.getBytes(StandardCharsets.UTF_8));
        }
        return mark(said.toByteArray());
    }

    /** A mark of bytes: tells whether others are the same. */
    public byte[] mark(String kind, byte[] content) {
        ByteArrayOutputStream said = new ByteArrayOutputStream(kind.length() + 8 + content.length);
        write(said, kind.getBytes(StandardCharsets.UTF_8));
        write(said, content);
        return mark(said.toByteArray());
    }

    private byte[] mark(byte[] said) {
        Mac marks = keys.marks();
        try {
            return marks.computeMac(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no mark can be made", e);
        }
    }

    /** Each with its length before it, so that no two lists of values look alike. */
    private static void write(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        out.writeBytes(part);
    }
}
