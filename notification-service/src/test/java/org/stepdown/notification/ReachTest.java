package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Endpoint.Ask;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.delivery.kit.Visitor;
import tools.jackson.databind.JsonNode;

/** What somebody sees whose programs, or facilities, are not all of them. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class ReachTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final String program = "reach-" + System.nanoTime();
    private final int port;
    private final JdbcClient jdbc;
    private AnAlert own;
    private AnAlert foreign;
    private AnAlert ofNone;
    private AnAlert aboutNobody;

    @Autowired
    ReachTest(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void whatThereIs() {
        own = AnAlert.of(program, true, jdbc);
        foreign = AnAlert.of("another-" + program, true, jdbc);
        ofNone = AnAlert.of(null, true, jdbc);
        aboutNobody = AnAlert.of("another-" + program, false, jdbc);
    }

    private Api as(String account, String role, List<String> programs, List<String> facilities) {
        return new Api(
                port,
                ISSUER.staffToken(account, role)
                        .with("programs", programs)
                        .with("facilities", facilities)
                        .signed());
    }

    private Api clinician() {
        return as("clinician-" + program, "clinician", List.of(program), List.of());
    }

    @Test
    void alerts_are_seen_by_their_program_and_those_of_none_by_who_sees_all_facilities() {
        assertThat(seen(clinician())).containsOnly(own.id());
        assertThat(seen(as("x", "clinician", List.of(program), List.of("*"))))
                .contains(own.id(), ofNone.id())
                .doesNotContain(foreign.id(), aboutNobody.id());
        assertThat(seen(as("x", "clinician", List.of("*"), List.of("*"))))
                .contains(own.id(), foreign.id(), ofNone.id(), aboutNobody.id());
        assertThat(seen(as("x", "privacy-officer", List.of("*"), List.of("*")))).isEmpty();
    }

    @Test
    void who_runs_the_product_sees_what_is_about_no_patient() {
        assertThat(seen(as("x", "ops", List.of(), List.of())))
                .contains(aboutNobody.id())
                .doesNotContain(own.id(), foreign.id(), ofNone.id());
    }

    @Test
    void a_glass_that_was_broken_is_for_the_privacy_office_and_not_for_who_broke_it() {
        jdbc.sql("update alert set topic = 'GLASS_BROKEN', program_id = 'privacy' where id = ?")
                .param(own.id())
                .update();
        jdbc.sql("""
                insert into signal (subject, line, scope, event_id, topic, at, position, urgent, count)
                select subject, 'GLASS', 'breaker', gen_random_uuid(), 'GLASS_BROKEN', now(), 0, true, 1
                from alert where id = ?
                """).param(own.id()).update();

        jdbc.sql("""
                insert into delivery (id, alert_id, occasion, level, recipient, channel, state, due_at, created_at,
                    changed_at)
                values (gen_random_uuid(), ?, 'a test', 3, 'lead', 'INBOX', 'SENT', now(), now(), now())
                """).param(own.id()).update();

        jdbc.sql("""
                insert into team select 'emptied', 'Nobody', zone, calendar_id, false from team where id = 'privacy'
                on conflict do nothing
                """).update();
        worksHere("in-privacy");
        jdbc.sql("insert into team_member values ('privacy', 'in-privacy', 'CLINICIAN') on conflict do nothing")
                .update();

        assertThat(seen(as("in-privacy", "clinician", List.of(), List.of()))).contains(own.id());
        assertThat(seen(as("officer", "supervisor", List.of("privacy"), List.of())))
                .contains(own.id());
        assertThat(seen(as("another", "supervisor", List.of("*"), List.of("*"))))
                .doesNotContain(own.id());
        // While nobody is in the office, somebody has to see it.
        jdbc.sql("update team_member set team_id = 'emptied' where team_id = 'privacy'")
                .update();
        List<UUID> seenBySupervisors = seen(as("another", "supervisor", List.of("*"), List.of("*")));
        jdbc.sql("update team_member set team_id = 'privacy' where team_id = 'emptied'")
                .update();
        assertThat(seenBySupervisors).contains(own.id());
        assertThat(seen(as("breaker", "supervisor", List.of("privacy"), List.of("*"))))
                .doesNotContain(own.id());
        assertThat(seen(as("lead", "program-lead", List.of("*"), List.of("*")))).doesNotContain(own.id());
        assertThat(as("breaker", "supervisor", List.of("*"), List.of("*"))
                        .post("/api/alerts/" + own.id() + "/resolve", "{\"reason\": \"it was me\"}")
                        .status())
                .isEqualTo(404);
    }

    private void worksHere(String account) {
        jdbc.sql("insert into staff_member values (?, ?, 'UTC') on conflict do nothing")
                .params(account, account)
                .update();
    }

    @Test
    void nobody_can_give_who_runs_the_product_an_alert_of_a_patient_to_see() {
        worksHere("x");
        assertThat(clinician()
                        .post("/api/alerts/" + own.id() + "/assign", "{\"assignee\": \"nobody-of-that-name\"}")
                        .status())
                .isEqualTo(422);
        clinician().post("/api/alerts/" + own.id() + "/assign", "{\"assignee\": \"x\"}");

        assertThat(seen(as("x", "ops", List.of(), List.of()))).doesNotContain(own.id());
        assertThat(seen(as("x", "clinician", List.of(), List.of()))).contains(own.id());
    }

    @Test
    void whoever_was_told_of_an_alert_or_was_given_it_sees_it() {
        jdbc.sql("""
                insert into delivery (id, alert_id, occasion, level, recipient, channel, state, due_at, created_at,
                    changed_at)
                values (gen_random_uuid(), ?, 'a test', 0, ?, 'INBOX', 'SENT', now(), now(), now())
                """).params(foreign.id(), "clinician-" + program).update();
        jdbc.sql("update alert set assignee = ? where id = ?")
                .params("clinician-" + program, aboutNobody.id())
                .update();

        assertThat(seen(clinician())).containsOnly(own.id(), foreign.id(), aboutNobody.id());
        assertThat(clinician().get("/api/alerts/" + foreign.id()).status()).isEqualTo(200);
        assertThat(seen(as("another", "clinician", List.of(program), List.of())))
                .containsOnly(own.id());
    }

    @Test
    void what_is_not_within_reach_looks_like_what_is_not_there() {
        for (String path : List.of("/api/alerts/%s", "/api/alerts/%%20%s")) {
            assertThat(clinician().get(path.formatted(foreign.id())))
                    .isEqualTo(clinician().get(path.formatted(UUID.randomUUID())))
                    .satisfies(reply -> assertThat(reply.status()).isEqualTo(404));
        }
        String note = "{\"note\": \"mine\"}";
        assertThat(clinician().post("/api/alerts/" + foreign.id() + "/note", note))
                .isEqualTo(clinician().post("/api/alerts/" + UUID.randomUUID() + "/note", note));
        assertThat(clinician().post("/api/alerts/" + own.id() + "/note", note).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from alert_change where alert_id = ?")
                        .param(foreign.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void pages_show_and_count_only_what_is_within_reach() {
        Visitor clinician = Visitor.staff("http://127.0.0.1:" + port, "clinician", List.of(program), List.of());

        assertThat(page(clinician, "/inbox?q=" + own.id())).contains("alert-" + own.id());
        assertThat(page(clinician, "/inbox/hand-over?q=" + own.id())).contains("<td");
        for (AnAlert hidden : List.of(foreign, ofNone, aboutNobody)) {
            assertThat(page(clinician, "/inbox?q=" + hidden.id()))
                    .doesNotContain("alert-" + hidden.id())
                    .contains("Nothing matches.");
            assertThat(page(clinician, "/inbox/hand-over?q=" + hidden.id())).doesNotContain("<td");
        }
        assertThat(page(clinician, "/inbox"))
                .contains(program)
                .doesNotContain("another-" + program)
                .contains("Waiting <span>1</span>");
    }

    @Test
    void the_timeline_of_a_patient_tells_of_the_alerts_within_reach() {
        jdbc.sql("update alert set referral_id = ? where id = ?")
                .params(own.id(), foreign.id())
                .update();
        Visitor clinician = Visitor.staff("http://127.0.0.1:" + port, "clinician", List.of(program), List.of());
        Visitor supervisor = Visitor.staff("http://127.0.0.1:" + port, "supervisor", List.of("*"), List.of("*"));

        assertThat(steps(page(supervisor, "/inbox/referrals/" + own.id())))
                .isEqualTo(2 * steps(page(clinician, "/inbox/referrals/" + own.id())))
                .isPositive();
    }

    @Test
    void figures_and_deliveries_are_those_within_reach() {
        Api lead = as("x", "program-lead", List.of(program), List.of());
        assertThat(lead.get("/api/alerts/figures?days=7")
                        .body()
                        .path("programs")
                        .valueStream())
                .extracting(one -> one.path("program").asString())
                .containsExactly(program);

        assertThat(ids(as("x", "supervisor", List.of(program), List.of()).get("/api/deliveries?limit=1000")))
                .contains(own.delivery())
                .doesNotContain(foreign.delivery(), ofNone.delivery());
        assertThat(as("x", "supervisor", List.of(program), List.of())
                        .post("/api/deliveries/" + foreign.delivery() + "/retry", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(ids(as("x", "ops", List.of(), List.of()).get("/api/deliveries?limit=1000")))
                .contains(own.delivery(), foreign.delivery(), ofNone.delivery());
    }

    @Test
    void it_is_who_signs_that_acts_whatever_the_request_says() {
        Api.Reply reply = clinician().post("/api/alerts/" + own.id() + "/acknowledge", "{\"by\": \"somebody-else\"}");

        assertThat(reply.body().path("acknowledgedBy").asString()).isEqualTo("clinician-" + program);
    }

    @Test
    void what_is_mine_is_what_was_given_to_who_is_signed_in() {
        jdbc.sql("update alert set assignee = 'visiting-clinician' where id = ?")
                .param(own.id())
                .update();
        Visitor mine = Visitor.staff("http://127.0.0.1:" + port, "clinician", List.of(program), List.of());
        Visitor theirs = Visitor.staff("http://127.0.0.1:" + port, "intake", List.of(program), List.of());

        assertThat(page(mine, "/inbox?mine=true")).contains("alert-" + own.id());
        assertThat(page(theirs, "/inbox?mine=true")).doesNotContain("alert-" + own.id());
    }

    @Test
    void what_was_answered_and_then_given_to_somebody_else_is_theirs() {
        Visitor mine = Visitor.staff("http://127.0.0.1:" + port, "clinician", List.of(program), List.of());
        String alert = "/api/alerts/" + own.id();

        clinician().post(alert + "/acknowledge", "{}");
        assertThat(page(mine, "/inbox?mine=true&show=HANDLED")).doesNotContain("alert-" + own.id());
        worksHere("visiting-clinician");
        clinician().post(alert + "/assign", "{\"assignee\": \"visiting-clinician\"}");

        assertThat(page(mine, "/inbox?mine=true&show=HANDLED")).contains("alert-" + own.id());
    }

    @Test
    void nobody_gives_a_team_a_program_that_they_do_not_see() {
        Api all = new Api(port);
        Api limited = as("x", "supervisor", List.of(program), List.of());
        String team = "{\"name\":\"T\",\"zone\":\"UTC\",\"calendar\":\"office\",\"members\":[],\"programs\":[%s]}";

        assertThat(limited.put("/api/audience/teams/t" + program, team.formatted("\"another-" + program + "\""))
                        .status())
                .isEqualTo(422);
        assertThat(limited.put("/api/audience/teams/t" + program, team.formatted("\"" + program + "\""))
                        .status())
                .isEqualTo(200);
        assertThat(all.put("/api/audience/teams/u" + program, team.formatted("\"another-" + program + "\""))
                        .status())
                .isEqualTo(200);
        assertThat(limited.put("/api/audience/teams/u" + program, team.formatted(""))
                        .status())
                .isEqualTo(404);
        assertThat(limited.get("/api/audience/teams").body().valueStream())
                .extracting(one -> one.path("id").asString())
                .contains("t" + program)
                .doesNotContain("u" + program);
    }

    @Test
    void how_somebody_is_told_is_for_them_and_for_those_who_lead_their_team() {
        new Api(port).put("/api/audience/staff/clinician-" + program, "{\"name\":\"C\",\"zone\":\"UTC\"}");
        String path = "/api/preferences/clinician-" + program;

        assertThat(clinician().get(path).status()).isEqualTo(200);
        assertThat(clinician().put(path, "{}").status()).isEqualTo(200);
        assertThat(as("another", "clinician", List.of("*"), List.of("*"))
                        .get(path)
                        .status())
                .isEqualTo(404);
        assertThat(as("another", "program-lead", List.of("*"), List.of("*"))
                        .get(path)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobody_comes_to_hear_of_what_they_do_not_see() {
        new Api(port).put("/api/audience/staff/clinician-" + program, "{\"name\":\"C\",\"zone\":\"UTC\"}");
        new Api(port).put("/api/audience/staff/other-" + program, "{\"name\":\"O\",\"zone\":\"UTC\"}");
        new Api(port).put("/api/audience/teams/other-" + program, """
                {"name":"T","zone":"UTC","calendar":"office","programs":[],
                 "members":[{"account":"other-%s","role":"CLINICIAN"}]}""".formatted(program));
        String path = "/api/preferences/clinician-" + program;
        String wish = "{\"subscriptions\":[{\"programId\":%s}]}";

        assertThat(clinician()
                        .put(path, wish.formatted("\"another-" + program + "\""))
                        .status())
                .isEqualTo(422);
        assertThat(clinician().put(path, wish.formatted("null")).status()).isEqualTo(422);
        assertThat(clinician().put(path, wish.formatted("\"" + program + "\"")).status())
                .isEqualTo(200);

        Api lead = as("clinician-" + program, "program-lead", List.of(program), List.of());
        String standIn = """
                {"account":"%s-%s","substitute":"clinician-%s","starts":"2098-01-01T00:00:00Z",
                 "ends":"2098-01-02T00:00:00Z"}""";
        assertThat(lead.post("/api/rosters/substitutions", standIn.formatted("other", program, program))
                        .status())
                .isEqualTo(422);
        Api.Reply made = new Api(port).post("/api/rosters/substitutions", standIn.formatted("other", program, program));
        assertThat(made.status()).isEqualTo(201);
        String id = "/api/rosters/substitutions/" + made.body().path("id").asString();
        assertThat(lead.delete(id).status()).isEqualTo(404);
        assertThat(new Api(port).delete(id).status()).isEqualTo(204);
        assertThat(as("x", "supervisor", List.of(program), List.of())
                        .get("/api/webhooks?recipient=team/other-" + program)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_leads_a_program_cant_put_anybody_on_the_teams_that_hear_of_all_programs() {
        new Api(port).put("/api/audience/teams/own-" + program, """
                {"name":"T","zone":"UTC","calendar":"office","programs":["%s"],"members":[]}""".formatted(program));
        String catchAll = jdbc.sql("select id from team where catch_all")
                .query((row, n) -> row.getString("id"))
                .single();
        Api lead = as("clinician-" + program, "program-lead", List.of("*"), List.of("*"));

        assertThat(lead.put("/api/rosters/" + catchAll, "{\"shifts\":[]}").status())
                .isEqualTo(403);
        assertThat(lead.put("/api/rosters/privacy", "{\"shifts\":[]}").status()).isEqualTo(403);
        assertThat(lead.put("/api/rosters/own-" + program, "{\"shifts\":[]}").status())
                .isEqualTo(200);

        worksHere("rostered-" + program);
        worksHere("clinician-" + program);
        jdbc.sql("""
                insert into shift (team_id, position, name, days, starts, ends, holidays, accounts, valid_from)
                values (?, 99, 'Night', '{MONDAY}', '20:00', '21:00', 'NOT', array[?], '2098-01-01')
                """).params(catchAll, "rostered-" + program).update();
        assertThat(lead.post("/api/rosters/substitutions", """
                        {"account":"rostered-%s","substitute":"clinician-%s","starts":"2098-01-01T00:00:00Z",
                         "ends":"2098-01-02T00:00:00Z"}""".formatted(program, program))
                        .status())
                .isEqualTo(403);
        jdbc.sql("delete from shift where position = 99").update();
    }

    private List<UUID> seen(Api api) {
        List<UUID> made = List.of(own.id(), foreign.id(), ofNone.id(), aboutNobody.id());
        return api.get("/api/alerts?state=open&limit=1000")
                .body()
                .valueStream()
                .map(alert -> UUID.fromString(alert.path("id").asString()))
                .filter(made::contains)
                .toList();
    }

    private static List<UUID> ids(Api.Reply reply) {
        return reply.body()
                .valueStream()
                .map((JsonNode one) -> UUID.fromString(one.path("id").asString()))
                .toList();
    }

    private static String page(Visitor visitor, String path) {
        var answer = visitor.page("GET", Ask.of(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int steps(String page) {
        return page.split("<h3>", -1).length - 1;
    }
}
