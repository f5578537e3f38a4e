package org.stepdown.delivery.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The part of {@link TestIssuer} that browsers see: the code flow with PKCE, without a page in between. */
final class TestSignIn {

    static final String SECRET = "secret of the tests";

    private static final String COOKIE = "test-person";
    private static final String NOBODY = "nobody";
    private static final List<String> ALL = List.of("*");

    private final TestIssuer issuer;
    private final Map<String, Map<String, List<String>>> people = new ConcurrentHashMap<>();
    private final Map<String, Instant> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    private record Code(
            String account, String client, String nonce, String challenge, String redirect, Instant signedIn) {}

    TestSignIn(TestIssuer issuer) {
        this.issuer = issuer;
    }

    void person(String account, Map<String, List<String>> claims) {
        people.put(account, claims);
    }

    void as(HttpExchange exchange) throws IOException {
        become(exchange, query(exchange).getOrDefault("account", NOBODY));
        TestIssuer.reply(exchange, "{}");
    }

    void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange);
        String account = cookie(exchange).orElse(TestIssuer.SOMEBODY);
        if (account.equals(NOBODY)) {
            TestIssuer.reply(exchange, "{\"sign-in\": \"wanted\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        String redirect = asked.getOrDefault("redirect_uri", "");
        codes.put(
                code,
                new Code(
                        account,
                        asked.getOrDefault("client_id", ""),
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("code_challenge", ""),
                        redirect,
                        signedIn(account, "login".equals(asked.get("prompt")))));
        redirect(
                exchange,
                redirect + "?code=" + code + "&state="
                        + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
    }

    /** Once for all services, unless a new proof is asked for. */
    private Instant signedIn(String account, boolean anew) {
        return Objects.requireNonNull(
                signedIn.compute(account, (who, before) -> before == null || anew ? Instant.now() : before));
    }

    void signedInAt(String account, Instant at) {
        signedIn.put(account, at);
    }

    void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Code code = codes.remove(asked.getOrDefault("code", ""));
        if (code == null
                || !code.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))
                || !code.redirect().equals(asked.get("redirect_uri"))
                || !knows(code.client(), exchange)) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        TestIssuer.reply(
                exchange,
                Token.json(Map.of(
                        "access_token",
                        issuer.staff(code.account()),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600,
                        "id_token",
                        idToken(code))));
    }

    void signOut(HttpExchange exchange) throws IOException {
        become(exchange, NOBODY);
        redirect(exchange, query(exchange).getOrDefault("post_logout_redirect_uri", "/"));
    }

    private String idToken(Code code) {
        Token token = issuer.token(code.account())
                .with("aud", List.of(code.client()))
                .with("nonce", code.nonce())
                .with("auth_time", code.signedIn().getEpochSecond())
                .with("preferred_username", code.account());
        people.getOrDefault(code.account(), Map.of("roles", List.of("supervisor"), "programs", ALL, "facilities", ALL))
                .forEach(token::with);
        return token.signed();
    }

    private static boolean knows(String client, HttpExchange exchange) {
        String expected = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void become(HttpExchange exchange, String account) {
        exchange.getResponseHeaders()
                .add(
                        "Set-Cookie",
                        COOKIE + "=" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "; Path=/; HttpOnly");
    }

    private static Optional<String> cookie(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).stream()
                .flatMap(cookies -> Arrays.stream(cookies.split("; *")))
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> URLDecoder.decode(cookie.substring(COOKIE.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return parameters(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    private static Map<String, String> parameters(String text) {
        Function<String, String> decoded = part -> URLDecoder.decode(part, StandardCharsets.UTF_8);
        return Arrays.stream(text.split("&"))
                .filter(pair -> pair.contains("="))
                .collect(Collectors.toMap(
                        pair -> decoded.apply(pair.substring(0, pair.indexOf('='))),
                        pair -> decoded.apply(pair.substring(pair.indexOf('=') + 1)),
                        (first, second) -> second));
    }
}
