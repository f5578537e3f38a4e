package org.stepdown.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes nothing without STARTTLS. Addresses at {@code refused.example} are unknown to it. */
public final class MailServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final List<Email> received;
    private final @Nullable SMTPServer server;
    private final @Nullable SSLContext trust;
    private final @Nullable Path keys;

    private MailServer(
            List<Email> received, @Nullable SMTPServer server, @Nullable SSLContext trust, @Nullable Path keys) {
        this.received = received;
        this.server = server;
        this.trust = trust;
        this.keys = keys;
    }

    /** What was taken. */
    public record Email(String to, MimeMessage message) {

        public String header(String name) {
            try {
                return message.getHeader(name)[0];
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String text() {
            try {
                return (String) message.getContent();
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** All of it, as it came. */
        public String everything() {
            try (var bytes = new ByteArrayOutputStream()) {
                message.writeTo(bytes);
                return bytes.toString(StandardCharsets.UTF_8);
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** None. */
    public static MailServer off() {
        return new MailServer(List.of(), null, null, null);
    }

    /** One on a free port, whose certificate is for this address. */
    public static MailServer start(Path folder, String address) {
        try {
            Path keys = folder.resolve("mail-" + UUID.randomUUID() + ".p12");
            KeyStore store = key(keys, address);
            SSLContext own = context(store);
            List<Email> received = new CopyOnWriteArrayList<>();
            SMTPServer server = SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("mail.hospital.example")
                    .requireTLS()
                    .enableTLS()
                    .startTlsSocketFactory(own)
                    .messageHandlerFactory(context -> new Handler(received))
                    .build();
            server.start();
            return new MailServer(received, server, own, keys);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return Objects.requireNonNull(server).getPortAllocated();
    }

    /** Trusts this server's certificate and no other. */
    public SSLContext trust() {
        return Objects.requireNonNull(trust);
    }

    /** The key store that holds the certificate. */
    public Path keys() {
        return Objects.requireNonNull(keys);
    }

    public List<Email> received() {
        return received;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    private static KeyStore key(Path file, String address)
            throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "SAN=ip:" + address,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** One mail transaction. */
    private static final class Handler implements MessageHandler {

        private final List<Email> received;
        private String to = "";

        Handler(List<Email> received) {
            this.received = received;
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.endsWith("@refused.example")) {
                throw new RejectException(550, "no such user");
            }
            to = recipient;
        }

        @Override
        public @Nullable String data(InputStream data) throws IOException {
            try {
                MimeMessage message = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
                received.add(new Email(to, message));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
