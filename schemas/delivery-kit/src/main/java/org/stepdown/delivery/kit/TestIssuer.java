package org.stepdown.delivery.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * An OpenID provider for tests, with real keys over real HTTP, so that what checks its tokens is what checks anybody's.
 * Tokens can be had directly; a browser that is sent to it is signed in at once, as whom the test has said.
 */
public final class TestIssuer {

    /** For whom access tokens are. */
    public static final String AUDIENCE = "stepdown";

    /** As whom a browser is signed in that nobody has told otherwise. */
    public static final String SOMEBODY = "rowan";

    private static final String KEY_ID = "test";
    private static final int KEY_BITS = 2048;
    private static final long LIFE_SECONDS = 3600;
    private static final String ALL = "*";

    private final KeyPair keys = freshKeys();
    private final HttpServer server;
    private final TestSignIn signIn;

    private static final class Shared {
        private static final TestIssuer ISSUER = new TestIssuer();
    }

    /** The issuer of this JVM. */
    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    private TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        signIn = new TestSignIn(this);
        server.createContext("/.well-known/openid-configuration", exchange -> reply(exchange, Token.json(metadata())));
        server.createContext("/jwks", exchange -> reply(exchange, Token.json(Map.of("keys", List.of(publicKey())))));
        server.createContext("/authorize", signIn::authorize);
        server.createContext("/token", signIn::token);
        server.createContext("/sign-out", signIn::signOut);
        server.createContext("/as", signIn::as);
        // Browsers ask for it by themselves, and write down when there is none.
        server.createContext("/favicon.ico", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("test-issuer").factory()));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where a browser goes to be this person from now on; who has signed in nowhere is a supervisor. */
    public String be(String account) {
        return url() + "/as?account=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
    }

    /** Makes somebody known, for browsers to be signed in as. */
    public void person(String account, List<String> roles, List<String> programs, List<String> facilities) {
        signIn.person(account, Map.of("roles", roles, "programs", programs, "facilities", facilities));
    }

    /** When somebody last proved who they are, as sign-ins from now on say; until a new proof is asked for. */
    public void signedInAt(String account, Instant at) {
        signIn.signedInAt(account, at);
    }

    /** A bearer token of somebody with these roles, for all programs and facilities. */
    public String staff(String account, String... roles) {
        return staffToken(account, roles).signed();
    }

    /** The value of the header {@code Authorization} for somebody with these roles. */
    public String bearer(String account, String... roles) {
        return "Bearer " + staff(account, roles);
    }

    /** The same before it is signed. */
    public Token staffToken(String account, String... roles) {
        return access(account, "staff")
                .with("preferred_username", account)
                .with("roles", List.of(roles))
                .with("programs", List.of(ALL))
                .with("facilities", List.of(ALL));
    }

    /** A bearer token of a system that sends for these facilities. */
    public String publisher(String client, String... facilities) {
        return access(client, "intake").with("facilities", List.of(facilities)).signed();
    }

    /** Valid for an hour, and good for nothing yet. */
    public Token access(String subject, String scope) {
        return token(subject).with("aud", List.of(AUDIENCE)).with("scope", scope);
    }

    Token token(String subject) {
        long now = Instant.now().getEpochSecond();
        return new Token(KEY_ID, keys.getPrivate())
                .with("iss", url())
                .with("sub", subject)
                .with("iat", now)
                .with("nbf", now)
                .with("exp", now + LIFE_SECONDS);
    }

    /** What tells a service that somebody has signed out elsewhere (OpenID Connect Back-Channel Logout 1.0). */
    public Token logoutToken(String client, String account) {
        return token(account)
                .type("logout+jwt")
                .with("aud", List.of(client))
                .with("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /** What an application of ours has to be told to believe this issuer. */
    public Map<String, String> springProperties() {
        return Map.of("stepdown.access.issuer", url(), "stepdown.access.client-secret", TestSignIn.SECRET);
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", url(),
                "jwks_uri", url() + "/jwks",
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "end_session_endpoint", url() + "/sign-out",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    }

    private Map<String, Object> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                KEY_ID,
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    static void reply(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyPair freshKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
