package org.stepdown.referral.intake.hl7;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** Self-signed certificates, made for one test by the JDK's own keytool. */
public final class Certificates {

    private static final String PASSWORD = "changeit";

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

    /** Who shows the one and trusts the other. */
    public static SslBundle bundle(KeyStore own, KeyStore trusted, String trustedName)
            throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        Certificate certificate = trusted.getCertificate(trustedName);
        trust.setCertificateEntry(trustedName, certificate);
        return SslBundle.of(SslStoreBundle.of(own, PASSWORD, trust));
    }
}
