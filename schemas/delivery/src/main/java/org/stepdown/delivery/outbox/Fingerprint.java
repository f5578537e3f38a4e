package org.stepdown.delivery.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** SHA-256 over a schema's full text: unlike Avro's canonical form it keeps defaults, docs and logical types. */
final class Fingerprint {

    private static final Map<Schema, byte[]> KNOWN = new ConcurrentHashMap<>();

    private Fingerprint() {}

    static byte[] of(Schema schema) {
        return KNOWN.computeIfAbsent(schema, Fingerprint::hash);
    }

    private static byte[] hash(Schema schema) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(schema.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
