package org.stepdown.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.HmacParameters;
import java.security.GeneralSecurityException;
import java.time.Instant;

/**
 * A data key as it lies in the database, encrypted under a master key.
 *
 * @param id its number; everything that it sealed begins with it
 * @param wrappedBy number of the master key
 */
public record DataKey(int id, Purpose purpose, byte[] wrapped, int wrappedBy, Instant madeAt) {

    /** AES-256-GCM; what it makes begins with a version and the key's number. */
    static final Parameters SEALS;

    /** HMAC-SHA-256, bare. */
    static final Parameters MARKS;

    static {
        try {
            SEALS = AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            MARKS = HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(32)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What a key is for. */
    public enum Purpose {
        SEAL,
        MARK;

        KeysetHandle generate() {
            try {
                return KeysetHandle.generateNew(this == SEAL ? SEALS : MARKS);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no key can be made", e);
            }
        }
    }

    /** A key's number as people read it. */
    public static String name(int id) {
        return String.format("%08x", id);
    }
}
