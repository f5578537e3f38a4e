package org.stepdown.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Endpoint;
import org.stepdown.delivery.kit.Endpoint.Ask;
import org.stepdown.delivery.kit.EndpointTable;

/** Who may do what, for every endpoint: people of the program own, with what is theirs and what is another program's. */
@OnRealParts
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EndpointsTest {

    private static final String[] CARE = {"intake", "clinician", "program-lead", "supervisor"};
    private static final String[] LEADING = {"program-lead", "supervisor"};
    private static final String[] SUPERVISING = {"supervisor"};
    private static final String[] REPAIR = {"ops", "supervisor"};
    private static final String[] ANSWERING = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "privacy-officer"
    };
    private static final String[] EVERYBODY = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer", "publisher"
    };

    private static final String ACTS = "{action:acknowledge|assign|snooze|escalate|resolve|note|undo}";

    private final ApplicationContext service;
    private final int port;
    private final JdbcClient jdbc;
    private final String program = "own-" + System.nanoTime();
    private final UUID unknown = UUID.randomUUID();
    private AnAlert own;
    private AnAlert foreign;

    @Autowired
    EndpointsTest(ApplicationContext service, @LocalServerPort int port, JdbcClient jdbc) {
        this.service = service;
        this.port = port;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void whatThereIs() {
        own = AnAlert.of(program, true, jdbc);
        foreign = AnAlert.of("another-" + program, true, jdbc);
        for (String one : List.of(program, "another-" + program)) {
            Api api = new Api(port);
            api.put("/api/audience/staff/of-" + one, "{\"name\":\"K. Amari\",\"zone\":\"America/New_York\"}");
            api.put("/api/audience/teams/" + one, """
                    {"name":"Team","zone":"America/New_York","calendar":"office","programs":["%s"],
                     "members":[{"account":"of-%s","role":"CLINICIAN"}]}""".formatted(one, one));
        }
    }

    @TestFactory
    Stream<DynamicTest> only_those_are_let_in_whom_the_table_names() {
        List<Endpoint> lines = new ArrayList<>();
        lines.addAll(alerts());
        lines.addAll(rosters());
        lines.addAll(audience());
        lines.addAll(others());
        return new EndpointTable(service, port, List.of(program), List.of("GENHOSP"), lines.toArray(Endpoint[]::new))
                .tests();
    }

    private List<Endpoint> alerts() {
        List<Endpoint> lines = new ArrayList<>(List.of(
                Endpoint.of("GET /audit", "auditor"),
                Endpoint.of("GET /audit/export", "auditor"),
                Endpoint.of("GET /api/audit", "auditor"),
                Endpoint.of("GET /api/audit/verification", "auditor"),
                Endpoint.of("GET /", ANSWERING).answers(302),
                Endpoint.of("GET /inbox", ANSWERING),
                Endpoint.of("GET /inbox/alerts", ANSWERING),
                Endpoint.of("GET /inbox/hand-over", ANSWERING),
                Endpoint.of("GET /inbox/stream", ANSWERING),
                theirs(reads("GET /inbox/referrals/{referral}", "/inbox/referrals/{referral}", ANSWERING)),
                theirs(reads("GET /inbox/alerts/{alert}", "/inbox/alerts/{alert}", ANSWERING)),
                Endpoint.of("GET /metrics", LEADING),
                Endpoint.of("GET /api/alerts/figures", LEADING),
                Endpoint.of("GET /api/alerts", ANSWERING),
                theirs(reads("GET /api/alerts/{id}", "/api/alerts/{alert}", ANSWERING)),
                form("POST /inbox/{id}/seen", "/inbox/{alert}/seen", ANSWERING).answers(204, 404)));
        for (String act : List.of("assign", "snooze", "note")) {
            lines.add(form("POST /inbox/{id}/" + ACTS, "/inbox/{alert}/" + act, ANSWERING)
                    .answers(409, 404));
            lines.add(writes("POST /api/alerts/{id}/" + ACTS, "/api/alerts/{alert}/" + act, ANSWERING)
                    .answers(422, 404));
        }
        return lines;
    }

    /** Who is there for no patient is let in, and finds nothing of theirs. */
    private static Endpoint theirs(Endpoint line) {
        return line.answers(200, 404);
    }

    private List<Endpoint> rosters() {
        return List.of(
                Endpoint.of("GET /rosters", CARE)
                        .own(() -> Ask.of("/rosters?team=" + program))
                        .foreign(() -> Ask.of("/rosters?team=another-" + program)),
                Endpoint.of("GET /rosters/ladders", CARE),
                form("POST /rosters/ladders", "/rosters/ladders", SUPERVISING).answers(422),
                form("POST /rosters/ladders/{version}/give-up", "/rosters/ladders/none/give-up", SUPERVISING)
                        .answers(422),
                form("POST /rosters/{team}/shifts", "/rosters/{team}/shifts", LEADING)
                        .answers(422),
                form("POST /rosters/{team}/shifts/{position}/remove", "/rosters/{team}/shifts/9/remove", LEADING)
                        .answers(422),
                form("POST /rosters/{team}/stand-ins", "/rosters/{team}/stand-ins", LEADING)
                        .answers(422),
                form(
                                "POST /rosters/{team}/stand-ins/{id}/remove",
                                "/rosters/{team}/stand-ins/" + unknown + "/remove",
                                LEADING)
                        .answers(404),
                form("POST /rosters/{team}/holidays", "/rosters/{team}/holidays", LEADING)
                        .answers(422),
                form("POST /rosters/{team}/holidays/{day}/remove", "/rosters/{team}/holidays/none/remove", LEADING)
                        .answers(422),
                form("POST /rosters/{team}/members", "/rosters/{team}/members", SUPERVISING)
                        .answers(422),
                form("POST /rosters/{team}/members/remove", "/rosters/{team}/members/remove", SUPERVISING)
                        .answers(302),
                reads("GET /rosters/staff/{account}", "/rosters/staff/{account}", CARE)
                        .answers(200, 404),
                form("POST /rosters/staff/{account}", "/rosters/staff/{account}", CARE)
                        .answers(422, 404),
                // To hear of every program is for those who see every program.
                form("POST /rosters/staff/{account}/subscriptions", "/rosters/staff/{account}/subscriptions", CARE)
                        .answers(422, 404),
                form(
                                "POST /rosters/staff/{account}/subscriptions/{position}/remove",
                                "/rosters/staff/{account}/subscriptions/99/remove",
                                CARE)
                        .answers(422, 404),
                form("POST /rosters/staff", "/rosters/staff?team=care", SUPERVISING)
                        .answers(422));
    }

    private List<Endpoint> audience() {
        return List.of(
                Endpoint.of("GET /api/audience/staff", CARE),
                writes("PUT /api/audience/staff/{account}", "/api/audience/staff/none", SUPERVISING)
                        .answers(422),
                Endpoint.of("GET /api/audience/teams", CARE),
                writes("PUT /api/audience/teams/{id}", "/api/audience/teams/{team}", SUPERVISING)
                        .answers(422),
                Endpoint.of("GET /api/audience/calendars", CARE),
                writes("PUT /api/audience/calendars/{id}", "/api/audience/calendars/none", SUPERVISING)
                        .answers(422),
                reads("GET /api/rosters/{team}", "/api/rosters/{team}", CARE),
                // Nobody has a shift: the roster is what it was.
                writes("PUT /api/rosters/{team}", "/api/rosters/{team}", LEADING)
                        .answers(200),
                reads("GET /api/rosters/{team}/on-duty", "/api/rosters/{team}/on-duty", CARE),
                Endpoint.of("GET /api/rosters/substitutions", CARE),
                writes("POST /api/rosters/substitutions", "/api/rosters/substitutions", LEADING)
                        .answers(422),
                Endpoint.of("DELETE /api/rosters/substitutions/{id}", LEADING)
                        .own("/api/rosters/substitutions/" + unknown)
                        .answers(404),
                reads("GET /api/preferences/{account}", "/api/preferences/{account}", CARE)
                        .answers(200, 404),
                writes("PUT /api/preferences/{account}", "/api/preferences/{account}", CARE)
                        .answers(200, 404),
                reads("GET /api/preferences/teams/{team}", "/api/preferences/teams/{team}", CARE),
                writes("PUT /api/preferences/teams/{team}", "/api/preferences/teams/{team}", SUPERVISING)
                        .answers(200),
                Endpoint.of("GET /api/ladders", CARE),
                Endpoint.of("GET /api/ladders/in-force", CARE),
                writes("POST /api/ladders", "/api/ladders", SUPERVISING).answers(422),
                Endpoint.of("DELETE /api/ladders/{version}", SUPERVISING)
                        .own("/api/ladders/none")
                        .answers(404));
    }

    private List<Endpoint> others() {
        return List.of(
                Endpoint.of("GET /api/deliveries", REPAIR),
                // Who runs the product looks after what is sent for anybody.
                writes("POST /api/deliveries/{id}/retry", "/api/deliveries/" + unknown + "/retry", REPAIR)
                        .answers(404),
                Endpoint.of("GET /api/webhooks", REPAIR).own("/api/webhooks?recipient=team/" + program),
                writes("PUT /api/webhooks", "/api/webhooks?recipient=team/" + program, REPAIR)
                        .answers(422),
                Endpoint.of("GET /api/openapi", EVERYBODY),
                Endpoint.of("GET /api/openapi.yaml", EVERYBODY),
                Endpoint.of("GET /dead-letters", REPAIR),
                Endpoint.of("GET /dead-letters/{id}", REPAIR)
                        .own("/dead-letters/" + unknown)
                        .answers(404),
                form("POST /dead-letters/{id}/{action:replay|discard}", "/dead-letters/" + unknown + "/replay", REPAIR)
                        .answers(302),
                Endpoint.of("GET /api/dead-letters", REPAIR),
                Endpoint.of("GET /api/dead-letters/{id}", REPAIR)
                        .own("/api/dead-letters/" + unknown)
                        .answers(404),
                writes("POST /api/dead-letters/{id}/replay", "/api/dead-letters/" + unknown + "/replay", REPAIR)
                        .answers(400),
                writes("POST /api/dead-letters/{id}/discard", "/api/dead-letters/" + unknown + "/discard", REPAIR)
                        .answers(400));
    }

    private Endpoint reads(String name, String path, String... roles) {
        return Endpoint.of(name, roles).own(() -> Ask.of(own(path))).foreign(() -> Ask.of(foreign(path)));
    }

    /** An order without what it needs, so that it changes nothing. */
    private Endpoint writes(String name, String path, String... roles) {
        Endpoint line = Endpoint.of(name, roles).own(() -> Ask.of(own(path), "{}"));
        return path.contains("{") ? line.foreign(() -> Ask.of(foreign(path), "{}")) : line;
    }

    private Endpoint form(String name, String path, String... roles) {
        Endpoint line = Endpoint.of(name, roles).own(() -> Ask.form(own(path), "reason="));
        return path.contains("{") ? line.foreign(() -> Ask.form(foreign(path), "reason=")) : line;
    }

    private String own(String path) {
        return at(path, own, program);
    }

    private String foreign(String path) {
        return at(path, foreign, "another-" + program);
    }

    private static String at(String path, AnAlert alert, String team) {
        return path.replace("{alert}", alert.id().toString())
                .replace("{referral}", String.valueOf(alert.referral()))
                .replace("{team}", team)
                .replace("{account}", "of-" + team);
    }
}
