package org.stepdown.enrollment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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

/** Who may do what, for every endpoint: people of the program mood, with what is mood's and what is recovery's. */
@EnrollmentTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EndpointsTest {

    private static final String[] CARE = {"intake", "clinician", "program-lead", "supervisor"};
    private static final String[] CLINICAL = {"clinician", "program-lead", "supervisor"};
    private static final String[] LEADING = {"program-lead", "supervisor"};
    private static final String[] SUPERVISING = {"supervisor"};
    private static final String[] CENSUS = {"intake", "clinician", "program-lead", "supervisor", "ops"};
    private static final String[] REPAIR = {"ops", "supervisor"};
    private static final String[] EVERYBODY = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer", "publisher"
    };

    private static final String ACTS = "{action:approve|decline|override|ask|attest|withdraw|move|accept|interim}";

    private final ApplicationContext service;
    private final int port;
    private final JdbcClient jdbc;
    private final UUID unknown = UUID.randomUUID();
    private Reachable own;
    private Reachable foreign;

    @Autowired
    EndpointsTest(ApplicationContext service, @LocalServerPort int port, JdbcClient jdbc) {
        this.service = service;
        this.port = port;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void whatThereIs() {
        try (ReferralTopic topic = new ReferralTopic()) {
            Api api = new Api(port);
            Hospital hospital = new Hospital(topic);
            own = Reachable.in("mood", "xo", api, hospital, jdbc);
            foreign = Reachable.in("recovery", "xf", api, hospital, jdbc);
        }
    }

    @AfterAll
    void forget() {
        Reachable.forget(List.of(own, foreign), jdbc);
    }

    @TestFactory
    Stream<DynamicTest> only_those_are_let_in_whom_the_table_names() {
        List<Endpoint> lines = new ArrayList<>();
        lines.addAll(pages());
        lines.addAll(catalogue());
        lines.addAll(referrals());
        lines.addAll(others());
        return new EndpointTable(service, port, List.of("mood"), List.of("GENHOSP"), lines.toArray(Endpoint[]::new))
                .tests();
    }

    private List<Endpoint> pages() {
        return List.of(
                Endpoint.of("GET /audit", "auditor"),
                Endpoint.of("GET /audit/export", "auditor"),
                Endpoint.of("GET /api/audit", "auditor"),
                Endpoint.of("GET /api/audit/verification", "auditor"),
                Endpoint.of("GET /", CENSUS).answers(302),
                Endpoint.of("GET /board", CENSUS),
                Endpoint.of("GET /programs", CENSUS),
                Endpoint.of("GET /programs/new", SUPERVISING),
                form("POST /programs/new", "/programs/new", SUPERVISING).answers(422),
                reads("GET /programs/{id}/change", "/programs/{program}/change", LEADING),
                form("POST /programs/{id}/change", "/programs/{program}/change", LEADING)
                        .answers(422),
                form("POST /programs/{id}/{order:close|reopen}", "/programs/{program}/close", LEADING),
                Endpoint.of("GET /cohorts/new", LEADING),
                form("POST /cohorts/new", "/cohorts/new", LEADING).answers(422),
                reads("GET /cohorts/{id}/change", "/cohorts/{cohort}/change", LEADING),
                form("POST /cohorts/{id}/change", "/cohorts/{cohort}/change", LEADING)
                        .answers(422),
                reads("GET /cohorts/{id}", "/cohorts/{cohort}", CARE),
                form("POST /cohorts/{id}/{order:close|reopen|capacity}", "/cohorts/{cohort}/close", LEADING),
                reads("GET /cohorts/{cohortId}/sessions/{date}", "/cohorts/{cohort}/sessions/{date}", CARE),
                form("POST /cohorts/{cohortId}/sessions/{date}", "/cohorts/{cohort}/sessions/{date}", CARE),
                Endpoint.of("GET /sites/{id}/holidays", CENSUS).own("/sites/riverside/holidays"),
                form("POST /sites/{id}/holidays/{order:add|remove}", "/sites/riverside/holidays/add", SUPERVISING),
                Endpoint.of("GET /waitlist", CARE),
                Endpoint.of("GET /review", CARE),
                Endpoint.of("GET /reports", CARE),
                reads("GET /referrals/{id}", "/referrals/{referral}", CARE),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/ask", CARE),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/withdraw", CARE),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/move", CARE),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/approve", CLINICAL),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/decline", CLINICAL),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/override", CLINICAL),
                form("POST /referrals/{id}/" + ACTS, "/referrals/{referral}/attest", CLINICAL),
                Endpoint.of("GET /what-if", LEADING),
                form("POST /what-if", "/what-if", LEADING).answers(422),
                // A run is there for whoever asked.
                reads("GET /what-if/{id}", "/what-if/{run}", LEADING).answers(200, 404),
                form("POST /what-if/{id}/cancel", "/what-if/{run}/cancel", LEADING)
                        .answers(302, 404));
    }

    private List<Endpoint> catalogue() {
        return List.of(
                Endpoint.of("GET /api/cohorts", CENSUS),
                reads("GET /api/cohorts/{id}", "/api/cohorts/{cohort}", CENSUS),
                writes("POST /api/cohorts", "/api/cohorts", LEADING),
                writes("PUT /api/cohorts/{id}", "/api/cohorts/{cohort}", LEADING)
                        .answers(428),
                writes("PUT /api/cohorts/{id}/capacity", "/api/cohorts/{cohort}/capacity", LEADING),
                writes("POST /api/cohorts/{id}/close", "/api/cohorts/{cohort}/close", LEADING),
                writes("POST /api/cohorts/{id}/reopen", "/api/cohorts/{cohort}/reopen", LEADING),
                reads("GET /api/cohorts/{cohortId}/sessions", "/api/cohorts/{cohort}/sessions", CARE),
                reads("GET /api/cohorts/{cohortId}/hours", "/api/cohorts/{cohort}/hours", CARE),
                reads(
                        "GET /api/cohorts/{cohortId}/sessions/{date}/attendance",
                        "/api/cohorts/{cohort}/sessions/{date}/attendance",
                        CARE),
                writes(
                        "PUT /api/cohorts/{cohortId}/sessions/{date}/attendance",
                        "/api/cohorts/{cohort}/sessions/{date}/attendance",
                        CARE),
                Endpoint.of("GET /api/programs", CENSUS),
                reads("GET /api/programs/{id}", "/api/programs/{program}", CENSUS),
                writes("POST /api/programs", "/api/programs", SUPERVISING),
                writes("PUT /api/programs/{id}", "/api/programs/{program}", LEADING)
                        .answers(428),
                writes("POST /api/programs/{id}/close", "/api/programs/{program}/close", LEADING),
                writes("POST /api/programs/{id}/reopen", "/api/programs/{program}/reopen", LEADING),
                Endpoint.of("GET /api/sites", CENSUS),
                Endpoint.of("GET /api/sites/{id}/holidays", CENSUS).own("/api/sites/riverside/holidays"),
                writes("PUT /api/sites/{id}/holidays", "/api/sites/riverside/holidays", SUPERVISING),
                Endpoint.of("GET /api/placement-policies", CENSUS),
                writes("POST /api/placement-policies", "/api/placement-policies", SUPERVISING),
                Endpoint.of("GET /api/attendance-policies", CENSUS),
                writes("POST /api/attendance-policies", "/api/attendance-policies", SUPERVISING),
                Endpoint.of("GET /api/follow-up-policies", CENSUS),
                writes("POST /api/follow-up-policies", "/api/follow-up-policies", SUPERVISING),
                Endpoint.of("GET /api/what-if", LEADING),
                writes("POST /api/what-if", "/api/what-if", LEADING),
                reads("GET /api/what-if/{id}", "/api/what-if/{run}", LEADING).answers(200, 404),
                reads("DELETE /api/what-if/{id}", "/api/what-if/{run}", LEADING).answers(202, 404));
    }

    private List<Endpoint> referrals() {
        List<Endpoint> lines = new ArrayList<>();
        for (String part :
                List.of("", "/decision", "/decisions", "/actions", "/attendance", "/hours", "/leave", "/clocks")) {
            lines.add(reads("GET /api/referrals/{id}" + part, "/api/referrals/{referral}" + part, CARE));
        }
        lines.add(reads(
                        "GET /api/referrals/{id}/decisions/{decision}",
                        "/api/referrals/{referral}/decisions/" + unknown,
                        CARE)
                .answers(404));
        for (String act : List.of("ask", "withdraw", "move")) {
            lines.add(writes("POST /api/referrals/{id}/" + ACTS, "/api/referrals/{referral}/" + act, CARE));
        }
        for (String act : List.of("decline", "override", "attest")) {
            lines.add(writes("POST /api/referrals/{id}/" + ACTS, "/api/referrals/{referral}/" + act, CLINICAL));
        }
        // Nothing is wrong with these but where the referral stands.
        lines.add(writes("POST /api/referrals/{id}/" + ACTS, "/api/referrals/{referral}/approve", CLINICAL)
                .answers(409));
        for (String act : List.of("accept", "interim")) {
            lines.add(writes("POST /api/referrals/{id}/" + ACTS, "/api/referrals/{referral}/" + act, CARE)
                    .answers(409));
        }
        for (String end : List.of("complete", "step-up")) {
            lines.add(writes("POST /api/referrals/{id}/" + end, "/api/referrals/{referral}/" + end, CLINICAL));
        }
        lines.add(writes("POST /api/referrals/{id}/no-show", "/api/referrals/{referral}/no-show", CARE));
        lines.add(writes("POST /api/referrals/{id}/leave", "/api/referrals/{referral}/leave", CARE));
        lines.add(writes(
                "POST /api/referrals/{id}/leave/{leaveId}/cancel",
                "/api/referrals/{referral}/leave/" + unknown + "/cancel",
                CARE));
        lines.add(Endpoint.of("GET /api/reviews", CARE));
        lines.add(Endpoint.of("GET /api/waitlist", CARE));
        lines.add(Endpoint.of("GET /api/outreach", CARE));
        lines.add(writes("POST /api/outreach/{id}/attempts", "/api/outreach/{outreach}/attempts", CARE));
        lines.add(Endpoint.of("GET /api/reports/follow-up", CARE));
        lines.add(Endpoint.of("GET /api/reports/follow-up.csv", CARE));
        return lines;
    }

    private List<Endpoint> others() {
        return List.of(
                Endpoint.of("GET /api/openapi", EVERYBODY),
                Endpoint.of("GET /api/openapi.yaml", EVERYBODY),
                Endpoint.of("GET /dead-letters", REPAIR),
                Endpoint.of("GET /dead-letters/{id}", REPAIR)
                        .own("/dead-letters/" + unknown)
                        .answers(404),
                form("POST /dead-letters/{id}/{action:replay|discard}", "/dead-letters/" + unknown + "/replay", REPAIR),
                Endpoint.of("GET /api/dead-letters", REPAIR),
                Endpoint.of("GET /api/dead-letters/{id}", REPAIR)
                        .own("/api/dead-letters/" + unknown)
                        .answers(404),
                writes("POST /api/dead-letters/{id}/replay", "/api/dead-letters/" + unknown + "/replay", REPAIR),
                writes("POST /api/dead-letters/{id}/discard", "/api/dead-letters/" + unknown + "/discard", REPAIR));
    }

    private Endpoint reads(String name, String path, String... roles) {
        return Endpoint.of(name, roles).own(() -> Ask.of(own.at(path))).foreign(() -> Ask.of(foreign.at(path)));
    }

    /** An order without what it needs, so that it changes nothing. */
    private Endpoint writes(String name, String path, String... roles) {
        Endpoint line =
                Endpoint.of(name, roles).own(() -> Ask.of(own.at(path), "{}")).answers(400);
        return path.contains("{") ? line.foreign(() -> Ask.of(foreign.at(path), "{}")) : line;
    }

    /** The same from a page, which leads back with what is wrong. */
    private Endpoint form(String name, String path, String... roles) {
        Endpoint line = Endpoint.of(name, roles)
                .own(() -> Ask.form(own.at(path), "reason="))
                .answers(302);
        return path.contains("{") ? line.foreign(() -> Ask.form(foreign.at(path), "reason=")) : line;
    }
}
