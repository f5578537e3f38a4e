package org.stepdown.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.delivery.kit.TestIssuer;

/** How people come to the pages and go again. */
@AccessTest
class SignInTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final int port;
    private final Client browser;

    @Autowired
    SignInTest(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Client(port);
    }

    @Test
    void who_comes_to_a_page_is_sent_to_sign_in_and_back() {
        browser.get(ISSUER.be("rowan"));

        HttpResponse<String> page = browser.get("/me");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/me");
        assertThat(page.body()).contains("\"rowan\"", "SUPERVISOR");
    }

    @Test
    void who_is_signed_in_may_read_the_api_but_changes_want_a_token() {
        browser.get("/me");

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(browser.post("/api/notes", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_form_of_another_site_changes_nothing() {
        browser.get("/me");

        assertThat(browser.post("/notes", "text=x", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void roles_hold_for_people_at_pages_too() {
        ISSUER.person("tanaka", List.of("ops"), List.of(), List.of());
        browser.get(ISSUER.be("tanaka"));
        browser.get("/me");

        assertThat(browser.get("/api/things/mood").statusCode()).isEqualTo(403);
    }

    @Test
    void a_sign_out_that_the_provider_tells_of_ends_every_session_of_the_person() {
        Client other = new Client(port);
        for (Client each : List.of(browser, other)) {
            each.get(ISSUER.be("ending"));
            assertThat(each.get("/me").body()).contains("ending");
            each.get(ISSUER.be("nobody"));
        }

        HttpResponse<String> answer =
                told(ISSUER.logoutToken("small-service", "ending").signed());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.get("/me").body()).contains("sign-in");
        assertThat(other.get("/me").body()).contains("sign-in");
    }

    @Test
    void nobody_else_can_sign_people_out() {
        browser.get(ISSUER.be("staying"));
        browser.get("/me");

        assertThat(told("x.y.z").statusCode()).isEqualTo(400);
        assertThat(told(ISSUER.logoutToken("another-service", "staying").signed())
                        .statusCode())
                .isEqualTo(400);
        assertThat(told(ISSUER.logoutToken("small-service", "staying").unsigned())
                        .statusCode())
                .isEqualTo(400);
        assertThat(told(ISSUER.logoutToken("small-service", "staying")
                                .without("events")
                                .signed())
                        .statusCode())
                .isEqualTo(400);
        assertThat(told(ISSUER.logoutToken("small-service", "staying")
                                .with("nonce", "n")
                                .signed())
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/me").body()).contains("staying");
    }

    private HttpResponse<String> told(String token) {
        return new Client(port)
                .post(
                        "/logout/connect/back-channel/stepdown",
                        "logout_token=" + token,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }
}
