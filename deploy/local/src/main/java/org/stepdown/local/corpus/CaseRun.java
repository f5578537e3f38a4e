package org.stepdown.local.corpus;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs one case, and takes its patient out again at the end, so that no seat stays taken. */
final class CaseRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 150;
    private static final Pattern NAME = Pattern.compile("/api/messages/[^ \"]+");

    private final Services services;
    private final Line line;
    private final Template template = Template.fresh();
    private final Map<String, Boolean> sent = new LinkedHashMap<>();
    private @Nullable Mailbag mail;
    private Reply reply = Reply.SILENCE;

    private CaseRun(Services services) {
        this.services = services;
        this.line = new Line(services);
    }

    /** What differs from what the case expects, a line each; empty when nothing does. */
    static List<String> differences(Case what, Services services) {
        CaseRun run = new CaseRun(services);
        try {
            for (Case.Step step : what.steps()) {
                List<String> differences = run.does(step);
                if (!differences.isEmpty()) {
                    return differences;
                }
            }
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of("it could not be run to its end: " + e);
        } finally {
            run.takeOut();
        }
    }

    private List<String> does(Case.Step step) throws IOException {
        return switch (step) {
            case Case.Step.Send send -> sends(send);
            case Case.Step.Again again -> repeats(again);
            case Case.Step.Answer answer -> answered(answer);
            case Case.Step.Expect expect -> becomes(expect);
        };
    }

    private List<String> sends(Case.Step.Send send) throws IOException {
        Mailbag packed = Mailbag.packed(send, template);
        mail = packed;
        reply = line.send(packed);
        Matcher told = NAME.matcher(reply.whole());
        String name = packed.name().isEmpty() && told.find() ? told.group() : packed.name();
        if (!name.isEmpty()) {
            sent.merge(name, reply.isPositive(), (before, now) -> before && now);
        }
        return List.of();
    }

    private List<String> repeats(Case.Step.Again again) throws IOException {
        Mailbag before = mail;
        if (before == null) {
            throw new IllegalArgumentException("line " + again.line() + ": nothing was sent yet");
        }
        Reply first = reply;
        reply = line.send(before);
        return reply.equals(first)
                ? List.of()
                : List.of(
                        "line " + again.line() + ": the same message was answered otherwise",
                        "  first: " + first.whole().replace('\r', '\n'),
                        "  then:  " + reply.whole().replace('\r', '\n'));
    }

    private List<String> answered(Case.Step.Answer answer) {
        String expected = template.fill(answer.expected(), Template.Style.ISO);
        return reply.is(expected)
                ? List.of()
                : List.of(
                        "line " + answer.line() + ": answer", "  expected: " + expected, "  found:    " + reply.said());
    }

    /** Asks until it is as expected: the services need their moment, and nobody says when they are through. */
    private List<String> becomes(Case.Step.Expect expect) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> differences = differences(expect);
        while (!differences.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return differences;
            }
            differences = differences(expect);
        }
        return differences;
    }

    private List<String> differences(Case.Step.Expect expect) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        for (Map.Entry<String, Boolean> name : sent.entrySet()) {
            JsonNode message = json(services.referral() + name.getKey());
            if (name.getValue() && message.path("status").asString("").equals("ACCEPTED")) {
                return List.of("line " + expect.line() + ": a message is not processed yet");
            }
            messages.add(message);
        }
        Outcome outcome = outcome(messages, expect.wanted().keySet());
        List<String> differences = new ArrayList<>();
        expect.wanted().forEach((key, value) -> {
            String wanted = template.fill(value, Template.Style.ISO);
            String found = outcome.value(key);
            if (!Matching.matches(key, wanted, found)) {
                differences.add("line " + expect.line() + ": " + key);
                differences.add("  expected: " + wanted);
                differences.add("  found:    " + found);
            }
        });
        return differences;
    }

    private Outcome outcome(List<JsonNode> messages, Set<String> wanted) throws IOException {
        Set<String> ids = referrals(messages);
        List<JsonNode> referrals = new ArrayList<>();
        List<JsonNode> alerts = new ArrayList<>();
        JsonNode decision = Reply.json("");
        for (String id : ids) {
            referrals.add(json(services.referral() + "/api/referrals/" + id));
            if (wanted.contains("alerts")) {
                json(services.notification() + "/api/alerts?referral=" + id).forEach(alerts::add);
            }
            decision = json(services.enrollment() + "/api/referrals/" + id + "/decision");
        }
        return new Outcome(messages, referrals, decision, alerts);
    }

    private static Set<String> referrals(List<JsonNode> messages) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode message : messages) {
            StreamSupport.stream(message.path("referrals").spliterator(), false)
                    .map(referral -> referral.path("id").asString(""))
                    .forEach(ids::add);
        }
        return ids;
    }

    /** A service that does not answer in time knows nothing yet: it is asked again. */
    private JsonNode json(String url) throws IOException {
        try {
            HttpResponse<String> answer = line.get(url);
            return answer.statusCode() == 200 ? Reply.json(answer.body()) : Reply.json("");
        } catch (HttpTimeoutException late) {
            return Reply.json("");
        }
    }

    private void takeOut() {
        try {
            List<JsonNode> messages = new ArrayList<>();
            for (String name : sent.keySet()) {
                messages.add(json(services.referral() + name));
            }
            for (String id : referrals(messages)) {
                line.post(
                        services.enrollment() + "/api/referrals/" + id + "/withdraw",
                        "{\"by\": \"corpus\", \"reason\": \"end of a synthetic case\"}");
            }
        } catch (IOException e) {
            System.err.println(
                    "a patient of the corpus keeps a seat: " + e.getClass().getSimpleName());
        }
    }
}
