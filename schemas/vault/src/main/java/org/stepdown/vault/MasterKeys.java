package org.stepdown.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The master keys: a file of our own that no database holds, in Tink's JSON format for keysets. They encrypt the data
 * keys and nothing else.
 */
public final class MasterKeys {

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keys;
    private final Aead cipher;

    private MasterKeys(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.cipher = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** @throws VaultException when there is no such file, or it holds no master keys */
    public static MasterKeys read(Path file) {
        try {
            return new MasterKeys(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get()));
        } catch (NoSuchFileException e) {
            throw new VaultException("there is no file " + file + " with the master keys (stepdown.vault.key-file)");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Without the cause: it may quote the file.
            throw new VaultException("the file " + file + " can't be read as master keys (stepdown.vault.key-file): "
                    + e.getClass().getSimpleName());
        }
    }

    /** Makes a file with one new key, for its owner only; leaves alone one that is there. */
    public static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            write(file, KeysetHandle.generateNew(DataKey.SEALS), false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** Puts a new key into the file, under which data keys are encrypted from now on. */
    public static MasterKeys add(Path file) {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(read(file).keys);
            builder.addEntry(KeysetHandle.generateEntryFromParameters(DataKey.SEALS)
                    .withRandomId()
                    .makePrimary());
            write(file, builder.build(), true);
            return read(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** Takes keys out of the file; the one in use stays. */
    public static void remove(Path file, List<Integer> ids) {
        MasterKeys known = read(file);
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(known.keys);
            for (int i = builder.size() - 1; i >= 0; i--) {
                int id = known.keys.getAt(i).getId();
                if (ids.contains(id) && id != known.primary()) {
                    builder.deleteAt(i);
                }
            }
            write(file, builder.build(), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key can't be taken out", e);
        }
    }

    /** Numbers of all keys. */
    public List<Integer> ids() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            ids.add(keys.getAt(i).getId());
        }
        return ids;
    }

    /** Number of the key under which data keys are encrypted. */
    public int primary() {
        return keys.getPrimary().getId();
    }

    byte[] wrap(KeysetHandle dataKey) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    dataKey, cipher, place(dataKey.getPrimary().getId()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key can't be encrypted", e);
        }
    }

    KeysetHandle unwrap(int id, int wrappedBy, byte[] wrapped) {
        if (keys.size() == 0 || !ids().contains(wrappedBy)) {
            throw new VaultException.UnknownKey("data key " + DataKey.name(id) + " is under master key "
                    + DataKey.name(wrappedBy) + ", which the file does not hold (stepdown.vault.key-file)");
        }
        try {
            KeysetHandle key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, cipher, place(id));
            if (key.getPrimary().getId() == id && key.getPrimary().getStatus() == KeyStatus.ENABLED) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            // Said below: the cause says no more.
        }
        throw new NotGenuineException("data key " + DataKey.name(id) + " is not as it was encrypted");
    }

    private static byte[] place(int id) {
        return ("vault.data_key/" + DataKey.name(id)).getBytes(StandardCharsets.UTF_8);
    }

    /** Whole or not at all, and readable for nobody else at any time. */
    private static void write(Path file, KeysetHandle keys, boolean replaces) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = Files.createTempFile(
                    folder,
                    "master",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    part,
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()) + "\n",
                    StandardOpenOption.WRITE);
            if (replaces) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                appear(part, file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultException("the file " + file + " with the master keys can't be written: "
                    + e.getClass().getSimpleName());
        }
    }

    /** Whoever comes second takes the first one's. */
    private static void appear(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            // Somebody else was faster.
        } finally {
            Files.delete(part);
        }
    }
}
