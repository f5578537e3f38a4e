package org.stepdown.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the local issuer for bearer tokens, with the secrets that lie in the stack's data. */
public final class Tokens {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Half of a token's life: an old one is good while the issuer is away. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final int ISSUER_PORT = 8090;

    /** Who of the made-up people has which role. */
    static final Map<String, String> PEOPLE = Map.of(
            "intake", "reyes",
            "clinician", "okafor",
            "program-lead", "haddad",
            "supervisor", "novak",
            "ops", "tanaka",
            "auditor", "moreau",
            "privacy-officer", "abara");

    private final Path secrets;
    private final String issuer;

    /** @param issuerFolder the folder in which the issuer keeps its secrets */
    Tokens(Path issuerFolder, String issuer) {
        this.secrets = issuerFolder.resolve("secrets");
        this.issuer = issuer;
    }

    /** Those of the stack that {@code deploy/run} starts from this root with this offset. */
    public static Tokens ofStack(Path root, int offset) {
        return new Tokens(root.resolve(".stepdown").resolve("issuer"), "http://127.0.0.1:" + (ISSUER_PORT + offset));
    }

    /** A token of this one with each call, asked for anew long before it ends; empty when there is none to be had. */
    public Supplier<String> kept(String whom) {
        return new Kept(whom);
    }

    private final class Kept implements Supplier<String> {

        private final String whom;
        private String token = "";
        private Instant since = Instant.MIN;

        Kept(String whom) {
            this.whom = whom;
        }

        @Override
        public synchronized String get() {
            if (since.isBefore(Instant.now().minus(FRESH))) {
                try {
                    token = of(whom);
                    since = Instant.now();
                } catch (IOException away) {
                    // Who is asked without a token says so.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return token;
        }
    }

    /**
     * A token that is good for an hour.
     *
     * @param whom a role, an account or a publisher's client id
     * @throws IOException with a message for people, when there is none to be had
     */
    String of(String whom) throws IOException, InterruptedException {
        String name = PEOPLE.getOrDefault(whom, whom);
        boolean publisher = name.startsWith("publisher");
        String client = publisher ? name : "token-" + name;
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + basic(client, secret(name)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + (publisher ? "intake" : "staff")))
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new JsonMapper()
                            .readTree(response.body())
                            .path("access_token")
                            .asString(""))
                    .filter(token -> !token.isEmpty())
                    .orElseThrow(() -> new IOException("The issuer gives no token: HTTP " + response.statusCode()));
        } catch (JacksonException e) {
            throw new IOException("The issuer's answer can't be read", e);
        }
    }

    /** Who can sign in to the pages, and how: a line for each role. */
    String people() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> person : new TreeMap<>(PEOPLE).entrySet()) {
            lines.append(
                    "\n    %-16s %-10s %s".formatted(person.getKey(), person.getValue(), secret(person.getValue())));
        }
        return lines.toString();
    }

    private String secret(String name) throws IOException {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IOException("Nobody is called " + name);
        }
        try {
            return Files.readString(secrets.resolve(name)).strip();
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Nobody has the role or the account " + name + ", or the stack has never been started (" + secrets
                            + ")",
                    e);
        }
    }

    private static String basic(String client, String secret) {
        String pair = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
