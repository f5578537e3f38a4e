package org.stepdown.delivery.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** Self-signed certificates, made for one test by the JDK's own keytool. */
public final class Certificates {

    /** Of every store. */
    public static final String PASSWORD = "changeit";

    private Certificates() {}

    /** A key of its own under this name, for this machine. */
    public static KeyStore key(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        return key(folder, name, "ip:127.0.0.1");
    }

    /**
     * A key of its own under this name.
     *
     * @param of the machine that it is for, as keytool names it
     */
    public static KeyStore key(Path folder, String name, String of)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + of,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** A PKCS 12 store that trusts this certificate alone. */
    public static Path trust(Path folder, KeyStore trusted, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("trust-" + name + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            trusting(trusted, name).store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore trusting(KeyStore trusted, String name) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(name, trusted.getCertificate(name));
        return trust;
    }

    /** Who shows the one and trusts the other. */
    public static SslBundle bundle(KeyStore own, KeyStore trusted, String trustedName)
            throws IOException, GeneralSecurityException {
        return SslBundle.of(SslStoreBundle.of(own, PASSWORD, trusting(trusted, trustedName)));
    }
}
