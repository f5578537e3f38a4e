package org.stepdown.local;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sends the sample discharge and follows it from service to service, from outside, until staff are told. */
final class SampleRun {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    private final Options options;
    private final Progress progress;
    private final HttpJson http;
    private long sent;

    SampleRun(Options options, Progress progress, HttpJson http) {
        this.options = options;
        this.progress = progress;
        this.http = http;
    }

    /** Asks until there is an answer or the time is over. */
    private interface Question {
        Optional<String> answer() throws InterruptedException;
    }

    /** Returns whether the whole way was seen. */
    boolean follow() throws InterruptedException {
        SampleDischarge sample = SampleDischarge.at(Clock.systemUTC());
        progress.print("\nA made-up patient leaves the psychiatric unit for home, F33.1 (ADT^A03, control id "
                + sample.controlId() + "):");
        sent = System.nanoTime();
        if (!isAccepted(sample)) {
            return false;
        }
        Optional<String> referral = step("referral", () -> referral(sample));
        Optional<String> decision = referral.flatMap(id -> step("decision", () -> decision(id)));
        return decision.isPresent()
                && referral.flatMap(id -> step("alert", () -> alert(id))).isPresent();
    }

    private boolean isAccepted(SampleDischarge sample) {
        int port = options.port(Endpoint.MLLP).number();
        try (MllpConnection connection = new MllpConnection("127.0.0.1", port, LIMIT)) {
            Acknowledgement answer = Acknowledgement.parsed(connection.exchange(sample.message()));
            say(answer.isAccepted() ? "accepted" : "refused", answer.line());
            return answer.isAccepted();
        } catch (IOException e) {
            say("not sent", e.getMessage() + " (MLLP port " + port + ")");
            return false;
        }
    }

    private Optional<String> step(String name, Question question) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                Optional<String> answer = question.answer();
                if (answer.isPresent()) {
                    return answer;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        say(name, "nothing seen within " + LIMIT.toSeconds() + " s: see the logs");
        return Optional.empty();
    }

    private Optional<String> referral(SampleDischarge sample) throws InterruptedException {
        return http.get(base(Endpoint.REFERRAL) + "/api/messages/" + sample.controlId() + "?application="
                        + SampleDischarge.APPLICATION + "&facility=" + SampleDischarge.FACILITY)
                .map(message -> message.path("referrals").path(0))
                .filter(referral -> referral.hasNonNull("id"))
                .map(referral -> {
                    String id = text(referral, "id");
                    say("referral", id + ", pathway " + text(referral, "pathway"));
                    return id;
                });
    }

    private Optional<String> decision(String referral) throws InterruptedException {
        return http.get(base(Endpoint.ENROLLMENT) + "/api/referrals/" + referral + "/decision")
                .filter(decision -> decision.hasNonNull("outcome"))
                .map(decision -> {
                    String outcome = text(decision, "outcome");
                    say("decision", outcome + cohort(decision.path("cohort")) + reasons(decision.path("reasons")));
                    return outcome;
                });
    }

    private Optional<String> alert(String referral) throws InterruptedException {
        return http.get(base(Endpoint.NOTIFICATION) + "/api/alerts?referral=" + referral)
                .map(alerts -> alerts.isArray() ? alerts : alerts.path("alerts"))
                // Until staff are told where the patient went: that somebody was referred is known before.
                .filter(alerts -> alerts.valueStream()
                        .anyMatch(alert -> !text(alert, "topic").equals("REFERRAL_RECEIVED")))
                .map(alerts -> {
                    String topics = alerts.valueStream()
                            .map(alert -> text(alert, "topic") + " (" + text(alert, "urgency") + ", "
                                    + text(alert, "state") + ")")
                            .collect(Collectors.joining(", "));
                    say("alert", topics);
                    return topics;
                });
    }

    private static String cohort(JsonNode cohort) {
        if (cohort.isObject()) {
            return " in " + text(cohort, cohort.hasNonNull("name") ? "name" : "id");
        }
        return cohort.isString() ? " in " + cohort.asString() : "";
    }

    private static String reasons(JsonNode reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.valueStream()
                        .map(reason -> reason.isObject() ? text(reason, "code") : reason.asString())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private String base(Endpoint endpoint) {
        return "http://127.0.0.1:" + options.port(endpoint).number();
    }

    private void say(String step, String what) {
        long millis = Duration.ofNanos(System.nanoTime() - sent).toMillis();
        progress.print("  %,6d ms  %-9s %s".formatted(millis, step, what));
    }
}
