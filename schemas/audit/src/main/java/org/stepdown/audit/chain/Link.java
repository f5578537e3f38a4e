package org.stepdown.audit.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a link's hash is made: SHA-256 over the hash before, the link's number, and every column of its entry as it stands
 * in the database, each with its length before it so that nothing can move from one to the next.
 */
final class Link {

    private static final List<String> TEXTS_BEFORE = List.of("kind", "account");
    private static final List<String> TEXTS_AFTER = List.of("outcome", "code", "client", "correlation", "trace");

    private Link() {}

    /** @param row of {@code audit.entry}; its {@code id} is null when the entry is gone */
    static byte[] hash(byte[] previous, long sequence, ResultSet row) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(sequence);
            out.writeLong(row.getLong("id"));
            if (!row.wasNull()) {
                columns(out, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void columns(DataOutputStream out, ResultSet row) throws IOException, SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
        for (String column : TEXTS_BEFORE) {
            text(out, row.getString(column));
        }
        texts(out, row.getArray("roles"));
        text(out, row.getString("what"));
        texts(out, row.getArray("objects"));
        texts(out, row.getArray("criteria"));
        out.writeInt(row.getInt("times"));
        for (String column : TEXTS_AFTER) {
            text(out, row.getString(column));
        }
    }

    private static void texts(DataOutputStream out, Array array) throws IOException, SQLException {
        @Nullable String[] texts = (String[]) array.getArray();
        out.writeInt(texts.length);
        for (String text : texts) {
            text(out, text);
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
