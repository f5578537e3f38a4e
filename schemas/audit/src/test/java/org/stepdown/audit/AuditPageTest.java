package org.stepdown.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.delivery.kit.TestIssuer;

/** What the auditor sees in the browser. */
@AuditTest
class AuditPageTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final int DESK = 1280;

    private final int port;
    private final Client client;

    @Autowired
    AuditPageTest(@LocalServerPort int port) {
        this.port = port;
        this.client = new Client(port);
        ISSUER.person("ada", List.of("auditor"), List.of(), List.of());
    }

    @Test
    void the_auditor_finds_who_saw_something_and_takes_it_home() throws IOException {
        String id = UUID.randomUUID().toString();
        String account = "page-" + UUID.randomUUID();
        String clinician = ISSUER.staff(account, "clinician");
        client.get("/api/things/" + id, clinician);
        for (int i = 0; i < 60; i++) {
            client.get("/api/things/" + i, clinician);
        }
        try (Chromium chromium = new Chromium(port)) {
            Page page = chromium.open(ISSUER.be("ada"), "/audit", DESK);
            assertThat(page.getByText("The chain is whole")).isVisible();
            page.getByLabel("Account").fill(account);
            page.getByLabel("What kind").selectOption("READ");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Search").setExact(true))
                    .click();
            Locator rows = page.locator("tbody tr");
            assertThat(rows).hasCount(50);
            chromium.accessible(page);
            chromium.picture(page, "audit");

            page.getByText("Older entries").click();
            assertThat(rows).hasCount(11);
            page.getByText(id).click();
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText(account);
            assertThat(rows.first()).containsText("GET /api/things/{id}");

            Download file =
                    page.waitForDownload(() -> page.getByText("Export as FHIR").click());
            Assertions.assertThat(Files.readString(file.path())).contains(id).contains("\"AuditEvent\"");
            Assertions.assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void nobody_else_sees_the_page() {
        ISSUER.person("cleo", List.of("clinician", "supervisor", "ops"), List.of("*"), List.of("*"));
        client.get(ISSUER.be("cleo"));

        Assertions.assertThat(client.get("/audit").statusCode()).isEqualTo(403);
        Assertions.assertThat(client.get("/audit/export").statusCode()).isEqualTo(403);
    }
}
