package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.stepdown.referral.Api;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import tools.jackson.databind.JsonNode;

/** The loop as the sender EPIC at GENHOSP and our operators have it; its targets go when the test is over. */
public final class Loop implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

    private final Api api;
    private final ApplicationContext service;
    private final List<String> targets = new ArrayList<>();

    public Loop(Api api, ApplicationContext service) {
        this.api = api;
        this.service = service;
    }

    /** Sets a webhook and returns its name. */
    public String webhook(String url) {
        return target("hook", webhookAt(url));
    }

    /** A webhook moves to another address. */
    public void moves(String name, String url) {
        assertThat(api.put("/api/loop/targets/" + name, webhookAt(url)).status())
                .isEqualTo(200);
    }

    private static String webhookAt(String url) {
        return """
            {"facility":"GENHOSP","kind":"WEBHOOK","url":"%s","secret":"%s"}
            """.formatted(url, SECRET);
    }

    /** @param more further settings, each after a comma */
    String mllp(Listener listener, String more) {
        return target("mllp", """
            {"facility":"GENHOSP","kind":"HL7_MLLP","host":"127.0.0.1","port":%d%s}
            """.formatted(listener.port(), more));
    }

    String target(String name, String body) {
        String unique = name + "-" + UUID.randomUUID();
        Api.Reply reply = api.put("/api/loop/targets/" + unique, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        targets.add(unique);
        return unique;
    }

    static String patient() {
        return UUID.randomUUID().toString().substring(0, 12).replace("-", "");
    }

    /** The referral that comes of a discharge. */
    UUID referral(String patient) {
        String answer = new HospitalLine(service).send(Hl7Text.discharge("C" + patient, "M" + patient));
        assertThat(answer).contains("MSA|AA");
        return referralOf("C" + patient);
    }

    /** The referral that a REF asks for. */
    UUID requested(String patient) {
        String answer = new HospitalLine(service)
                .send(Hl7Text.message("REF^I12^REF_I12", "R" + patient)
                        .with("RF1|P^Pending^HL70283|R||||K" + patient + "^GENHOSP")
                        .with("PRD|RP^Referring^HL70286|Doe^Jane")
                        .patient("M" + patient)
                        .with("DG1|1||F33.1^Depression^I10C|||F"));
        assertThat(answer).contains("MSA|AA");
        return referralOf("R" + patient);
    }

    public UUID referralOf(String controlId) {
        return UUID.fromString(
                api.outcome(controlId, seen -> !seen.path("referrals").isEmpty())
                        .path("referrals")
                        .path(0)
                        .path("id")
                        .asString());
    }

    /** States of all that is told of a referral, the latest first. */
    List<String> states(UUID referral) {
        return api.get("/api/loop/deliveries?referral=" + referral).json().findValuesAsString("state");
    }

    /** The latest that is told of a referral. */
    JsonNode delivery(UUID referral) {
        return api.get("/api/loop/deliveries?limit=1&referral=" + referral)
                .json()
                .path(0);
    }

    JsonNode delivery(UUID referral, String target) {
        return api.get("/api/loop/deliveries?limit=1&referral=" + referral + "&target=" + target)
                .json()
                .path(0);
    }

    Api.Reply retry(JsonNode delivery) {
        return api.post("/api/loop/deliveries/" + delivery.path("id").asString() + "/retry", "{}");
    }

    @Override
    public void close() {
        targets.forEach(name -> api.delete("/api/loop/targets/" + name));
    }
}
