package org.stepdown.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.stepdown.delivery.kit.Certificates;
import org.stepdown.delivery.kit.TestIssuer;

/** Systems that show a certificate instead of a token. */
@AccessTest
@SuppressWarnings("NullAway.Init")
class CertificatesTest {

    @TempDir
    static Path folder;

    private static KeyStore service;
    private static KeyStore hospital;

    private final int port;

    @Autowired
    CertificatesTest(@LocalServerPort int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void connector(DynamicPropertyRegistry settings) throws Exception {
        service = Certificates.key(folder, "service");
        hospital = Certificates.key(folder, "hospital");
        String bundle = "spring.ssl.bundle.jks.doors.";
        String store = folder.resolve("service.p12").toString();
        String trusted = Certificates.trust(folder, hospital, "hospital").toString();
        settings.add(bundle + "keystore.location", () -> store);
        settings.add(bundle + "keystore.password", () -> Certificates.PASSWORD);
        settings.add(bundle + "truststore.location", () -> trusted);
        settings.add(bundle + "truststore.password", () -> Certificates.PASSWORD);
        settings.add("server.ssl.bundle", () -> "doors");
        settings.add("server.ssl.client-auth", () -> "want");
        settings.add("management.server.ssl.enabled", () -> "false");
        settings.add("stepdown.access.certificates.hospital", () -> "GENHOSP");
    }

    @Test
    void a_certificate_that_is_named_speaks_for_its_facilities() throws Exception {
        HttpResponse<String> answer = ask(Certificates.bundle(hospital, service, "service"), "/api/me", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"hospital\"", "PUBLISHER");
    }

    @Test
    void it_opens_nothing_that_is_for_people() throws Exception {
        assertThat(ask(Certificates.bundle(hospital, service, "service"), "/api/things/mood", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(Certificates.bundle(hospital, service, "service"), "/me", "")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_stranger_and_one_without_a_certificate_need_a_token() throws Exception {
        KeyStore stranger = Certificates.key(folder, "stranger");

        // The connector asks for certificates of those that it trusts, and a client that has none of these shows none.
        assertThat(ask(Certificates.bundle(stranger, service, "service"), "/api/me", "")
                        .statusCode())
                .isEqualTo(401);
        SslBundle nothing = Certificates.bundle(emptyStore(), service, "service");
        assertThat(ask(nothing, "/api/me", "").statusCode()).isEqualTo(401);
        assertThat(ask(nothing, "/api/me", TestIssuer.shared().bearer("okafor", "clinician"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_that_is_not_valid_is_not_mended_by_a_certificate() throws Exception {
        assertThat(ask(Certificates.bundle(hospital, service, "service"), "/api/me", "Bearer x.y.z")
                        .statusCode())
                .isEqualTo(401);
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private HttpResponse<String> ask(SslBundle shown, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .method("GET", BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(shown.createSslContext()).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
