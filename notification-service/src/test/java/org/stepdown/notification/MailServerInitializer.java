package org.stepdown.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the service under test a mail server, the same for all tests of a run. */
final class MailServerInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final MailServer SERVER = start();

    static MailServer server() {
        return SERVER;
    }

    private static MailServer start() {
        try {
            return MailServer.start(Files.createTempDirectory("mail"), "127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + SERVER.port(),
                        "spring.mail.ssl.enabled=false",
                        "spring.mail.ssl.bundle=mail",
                        "spring.ssl.bundle.jks.mail.truststore.location=file:" + SERVER.keys(),
                        "spring.ssl.bundle.jks.mail.truststore.password=changeit",
                        "spring.ssl.bundle.jks.mail.truststore.type=PKCS12")
                .applyTo(context);
    }
}
