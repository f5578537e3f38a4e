package org.stepdown.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class IssuerTest {

    @TempDir
    private static Path folder;

    private static final String REDIRECT = "http://127.0.0.1:8081/login/oauth2/code/stepdown";
    // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Secrets secrets;
    private final String base;

    @Autowired
    IssuerTest(Secrets secrets, @LocalServerPort int port) {
        this.secrets = secrets;
        base = "http://127.0.0.1:" + port;
    }

    @DynamicPropertySource
    static void own_folder(DynamicPropertyRegistry settings) {
        settings.add("stepdown.issuer.folder", folder::toString);
    }

    @Test
    void a_persons_token_says_what_they_are_and_whose_patients_they_may_see() throws Exception {
        Jwt token = token("token-okafor", secrets.of("okafor"), "staff");

        assertThat(token.getSubject()).isEqualTo("okafor");
        assertThat(token.getAudience()).containsExactly("stepdown");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("clinician");
        assertThat(token.getClaimAsStringList("programs")).containsExactly("mood", "nourish");
        assertThat(token.getClaimAsStringList("scope")).containsExactly("staff");
    }

    @Test
    void a_publishers_token_says_for_which_facilities_it_may_speak_and_gives_no_role() throws Exception {
        Jwt token = token("publisher-haven", secrets.of("publisher-haven"), "intake");

        assertThat(token.getClaimAsStringList("facilities")).containsExactly("HAVEN");
        assertThat(token.hasClaim("roles")).isFalse();
    }

    @Test
    void a_wrong_secret_and_a_scope_of_somebody_else_get_nothing() throws Exception {
        assertThat(asked("token-okafor", "guessed", "staff").statusCode()).isEqualTo(401);
        assertThat(asked("publisher-haven", secrets.of("publisher-haven"), "staff")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_neither_protocol_nor_sign_in_is_closed() throws Exception {
        assertThat(got("/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(got("/anything").statusCode()).isNotEqualTo(200);
        assertThat(got("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(got("/login").body()).contains("password");
    }

    @Test
    void who_is_signed_in_is_asked_again_where_a_service_wants_a_new_proof() throws Exception {
        assertThat(asksForSignIn(authorize("first", ""))).isTrue();
        Instant first = signedInAt(signsIn());
        assertThat(asksForSignIn(authorize("second", ""))).isFalse();
        // Tokens tell whole seconds.
        await().until(() -> Instant.now().getEpochSecond() > first.getEpochSecond());

        assertThat(asksForSignIn(authorize("third", "&prompt=login&max_age=0"))).isTrue();
        assertThat(signedInAt(signsIn())).isAfter(first);
        assertThat(asksForSignIn(authorize("fourth", ""))).isFalse();
    }

    private HttpResponse<String> authorize(String state, String more) throws Exception {
        return visits("/oauth2/authorize?response_type=code&client_id=referral-service&scope=openid&state=" + state
                + "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256&redirect_uri=" + REDIRECT + more);
    }

    private static boolean asksForSignIn(HttpResponse<String> answer) {
        return place(answer).endsWith("/login");
    }

    /** Fills in the form, and is led to where the code is. */
    private String signsIn() throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(visits("/login").body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=okafor&password=" + secrets.of("okafor")
                                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return place(visits(place(answer).substring(base.length())));
    }

    private Instant signedInAt(String back) throws Exception {
        assertThat(back).startsWith(REDIRECT).contains("code=");
        String code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
        String basic = Base64.getEncoder()
                .encodeToString(
                        ("referral-service:" + secrets.of("referral-service")).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code
                                + "&redirect_uri=" + REDIRECT + "&code_verifier=" + VERIFIER))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token =
                JsonMapper.shared().readTree(answer.body()).path("id_token").asString();
        Jwt proof =
                NimbusJwtDecoder.withJwkSetUri(base + "/oauth2/jwks").build().decode(token);
        return Objects.requireNonNull(proof.getClaimAsInstant("auth_time"));
    }

    private HttpResponse<String> visits(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a_redirect_that_is_not_registered_by_letter_is_refused() throws Exception {
        HttpResponse<String> answer = got("/oauth2/authorize?response_type=code&client_id=referral-service&scope=openid"
                + "&code_challenge=x&code_challenge_method=S256&redirect_uri=http://127.0.0.1:8081.evil.example/");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void secrets_are_kept_for_their_owners_eyes_only() throws IOException {
        assertThat(new Secrets(folder).of("novak"))
                .isEqualTo(secrets.of("novak"))
                .hasSizeGreaterThan(30);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private Jwt token(String client, String secret, String scope) throws Exception {
        HttpResponse<String> answer = asked(client, secret, scope);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token =
                JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
        return NimbusJwtDecoder.withJwkSetUri(base + "/oauth2/jwks").build().decode(token);
    }

    private HttpResponse<String> asked(String client, String secret, String scope) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> got(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
