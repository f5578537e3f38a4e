package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Plain HTTP, as any client of the product speaks it. */
public final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** Who asks in these tests may do what staff and ops together may. */
    public static final String ACCOUNT = "acceptance";

    private static final String STAFF = TestIssuer.shared().staff(ACCOUNT, "supervisor", "ops");
    private static final String PUBLISHER = TestIssuer.shared().publisher("hospitals", "*");

    private Http() {}

    /** A bearer token of staff who may see and do all that staff may. */
    public static String staffToken() {
        return STAFF;
    }

    /** A bearer token of who sends for all hospitals. */
    public static String publisherToken() {
        return PUBLISHER;
    }

    /** What was answered. */
    public record Answer(int status, String text) {

        /** The body as JSON; a missing node when it is none. */
        public JsonNode json() {
            return text.startsWith("{") || text.startsWith("[")
                    ? JsonMapper.shared().readTree(text)
                    : MissingNode.getInstance();
        }

        @Override
        public String toString() {
            return "HTTP " + status + " " + text;
        }
    }

    /** @throws UncheckedIOException when nobody answers */
    public static Answer get(String url) {
        return unchecked("GET", url, null);
    }

    /** The same as somebody else. */
    public static Answer get(String url, String token) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)), token);
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + url, e);
        }
    }

    public static Answer post(String url, String json) {
        return unchecked("POST", url, json);
    }

    public static Answer put(String url, String json) {
        return unchecked("PUT", url, json);
    }

    /** A page, as a browser shows it to who has signed in. */
    public static Answer page(String url) {
        try {
            HttpResponse<String> response = Browser.SIGNED_IN.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException("GET " + url, new IOException("interrupted", e));
        }
    }

    private static final class Browser {

        private static final HttpClient SIGNED_IN = signedIn();

        private static HttpClient signedIn() {
            TestIssuer.shared().person(ACCOUNT, List.of("supervisor", "ops"), List.of("*"), List.of("*"));
            HttpClient browser = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
            try {
                browser.send(
                        HttpRequest.newBuilder(URI.create(TestIssuer.shared().be(ACCOUNT)))
                                .timeout(LIMIT)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return browser;
        }
    }

    static int status(String url) throws IOException {
        return send("GET", url, null).status();
    }

    private static Answer unchecked(String method, String url, @Nullable String json) {
        try {
            return send(method, url, json);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        }
    }

    private static Answer send(String method, String url, @Nullable String json) throws IOException {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request, STAFF);
    }

    private static Answer send(HttpRequest.Builder request, String token) throws IOException {
        request.timeout(LIMIT).header("Authorization", "Bearer " + token);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
