package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.stepdown.delivery.parts.KafkaBroker;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.delivery.parts.Port;

/**
 * A broker that clients reach by TLS and with a password only (SASL_SSL, SCRAM), and whose authorizer lets nobody do what
 * was not granted. Its own traffic and its owner come by a second listener on loopback, as by a network of their own.
 */
public final class SecuredKafka implements AutoCloseable {

    private static final String PASSWORD = "made-up-for-this-test";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final Path folder;
    private final int clients = Port.free().chosen().number();
    private final KafkaBroker broker;

    public SecuredKafka(Path folder) {
        this.folder = folder;
        Port own = Port.free().chosen();
        Port controller = Port.free().chosen();
        makeCertificate();
        broker = new KafkaBroker(
                Parts.located(),
                new KafkaBroker.Settings(
                        folder,
                        folder.resolve("kafka.log"),
                        own,
                        controller,
                        384,
                        settings(own.number(), controller.number())));
        broker.start();
    }

    private Map<String, String> settings(int own, int controller) {
        return Map.of(
                "listeners",
                "BROKER://127.0.0.1:" + own + ",CONTROLLER://127.0.0.1:" + controller + ",CLIENTS://127.0.0.1:"
                        + clients,
                "advertised.listeners",
                "BROKER://127.0.0.1:" + own + ",CLIENTS://127.0.0.1:" + clients,
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:SASL_SSL",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                SCRAM + ";",
                "ssl.keystore.location",
                folder.resolve("broker.p12").toString(),
                "ssl.keystore.password",
                PASSWORD,
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS");
    }

    /** For who owns the broker: not asked who it is. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes users, all with the password of {@link #settingsOf}. */
    public void makeUsers(List<String> users) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(users.stream()
                            .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                                    user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new PartFailed("The broker's users can't be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted while making users", e);
        }
    }

    /** What a service is told to reach this broker, as deploy/kubernetes has it. */
    public Map<String, String> settingsOf(String user) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + clients);
        settings.put("SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL");
        settings.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512");
        settings.put(
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                SCRAM + " username=\"" + user + "\" password=\"" + PASSWORD + "\";");
        settings.put("SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM");
        settings.put(
                "SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                folder.resolve("broker.pem").toString());
        return settings;
    }

    @Override
    public void close() {
        broker.kill();
    }

    private void makeCertificate() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool("-genkeypair", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-keyalg", "EC", "-validity", "2");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("broker.pem").toString());
    }

    private void keytool(String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-alias", "broker", "-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of("-keystore", folder.resolve("broker.p12").toString()));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new PartFailed("keytool failed: see " + folder.resolve("keytool.log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted while making a certificate", e);
        }
    }
}
