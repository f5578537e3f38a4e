package org.stepdown.simulator.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stepdown.simulator.line.Addresses;
import org.stepdown.simulator.line.Answer;
import org.stepdown.simulator.line.Letter;
import org.stepdown.simulator.region.Life;
import org.stepdown.simulator.truth.Expected;
import org.stepdown.simulator.truth.Truth;
import tools.jackson.databind.JsonNode;

/** Compares what came of everything that was sent with the truth. */
public final class Check {

    private static final long PAUSE_MILLIS = 500;

    private final Asking asking;
    private final Duration patience;

    /** @param patience how long the services may take to come to the result */
    public Check(Addresses addresses, Duration patience) {
        this.asking = new Asking(addresses);
        this.patience = patience;
    }

    /** Each difference as a line; empty when all is as it has to be. */
    public List<String> differences(List<Life> lives, List<Letter> letters, Map<Letter, Answer> answers)
            throws InterruptedException {
        List<String> differences = new ArrayList<>(answered(letters, answers));
        Map<Integer, List<String>> open = new LinkedHashMap<>();
        for (int life = 0; life < lives.size(); life++) {
            open.put(life, List.of());
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            for (Integer life : List.copyOf(open.keySet())) {
                List<String> found = of(lives.get(life), life, letters, answers);
                open.put(life, found);
                if (found.isEmpty()) {
                    open.remove(life);
                }
            }
            if (open.isEmpty() || System.nanoTime() > end) {
                break;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        open.values().forEach(differences::addAll);
        differences.addAll(broken(letters, answers));
        differences.addAll(census());
        return differences;
    }

    /** Every letter has its answer, and a copy the answer of the first. */
    private static List<String> answered(List<Letter> letters, Map<Letter, Answer> answers) {
        List<String> differences = new ArrayList<>();
        Map<String, Answer> first = new HashMap<>();
        for (Letter letter : letters) {
            Answer answer = answers.get(letter);
            if (answer == null) {
                differences.add(letter.controlId() + " was never answered");
            } else if (!answer.said().startsWith(letter.wanted())) {
                differences.add(letter.controlId() + " had to be answered " + letter.wanted() + ", and was answered "
                        + answer.said());
            } else if (letter.copy()
                    && !answer.equals(first.getOrDefault(letter.facility() + letter.controlId(), answer))) {
                differences.add(letter.controlId() + " was answered otherwise when it came again");
            }
            if (answer != null) {
                first.putIfAbsent(letter.facility() + letter.controlId(), answer);
            }
        }
        return differences;
    }

    private List<String> broken(List<Letter> letters, Map<Letter, Answer> answers) throws InterruptedException {
        List<String> differences = new ArrayList<>();
        for (Letter letter : letters) {
            Answer answer = answers.get(letter);
            if (answer != null && letter.life() < 0 && !letter.wanted().equals("AE 205")) {
                String status = asking.message(letter, answer)
                        .map(message -> message.path("status").asString(""))
                        .orElse("unknown");
                String wanted = letter.wanted().startsWith("AR") ? "REJECTED" : "QUARANTINED";
                if (!status.equals(wanted)) {
                    differences.add(letter.controlId() + " is broken and has to be " + wanted + ", and is " + status);
                }
            }
        }
        return differences;
    }

    private List<String> of(Life life, int number, List<Letter> letters, Map<Letter, Answer> answers)
            throws InterruptedException {
        Set<String> ids = new TreeSet<>();
        String name = "life " + number + " (" + life.story() + "; ";
        for (Letter letter : letters) {
            Answer answer = answers.get(letter);
            if (letter.life() != number || answer == null || letter.copy()) {
                continue;
            }
            name += letter.controlId() + " ";
            JsonNode message = asking.message(letter, answer).orElse(null);
            if (message == null || !message.path("status").asString("").equals("PROCESSED")) {
                return List.of(letter.controlId() + " is not processed");
            }
            message.path("referrals")
                    .forEach(referral -> ids.add(referral.path("id").asString("")));
        }
        return compared(name.strip() + ")", Truth.of(life), ids);
    }

    private List<String> compared(String name, Expected expected, Set<String> ids) throws InterruptedException {
        List<JsonNode> standing = new ArrayList<>();
        for (String id : ids) {
            JsonNode referral = asking.referral(id).orElse(null);
            if (referral == null) {
                return List.of(name + ": referral " + id + " is not known");
            }
            if (!referral.path("status").asString("").equals("CANCELLED")) {
                standing.add(referral);
            }
        }
        if (standing.size() != (expected.isNothing() ? 0 : 1)) {
            return List.of(name + ": " + standing.size() + " referrals stand"
                    + standing.stream()
                            .map(referral -> " " + referral.path("id").asString("") + " "
                                    + referral.path("status").asString(""))
                            .collect(Collectors.joining())
                    + ", expected " + expected);
        }
        return expected.isNothing() ? List.of() : compared(name, expected, standing.getFirst());
    }

    private List<String> compared(String name, Expected expected, JsonNode referral) throws InterruptedException {
        List<String> differences = new ArrayList<>();
        JsonNode screening = referral.path("screening");
        String id = referral.path("id").asString("");
        String status = referral.path("status").asString("");
        compare(name, "pathways", expected.pathways(), strings(referral.path("pathways")), differences);
        compare(name, "conditions", expected.conditions(), strings(screening.path("conditions")), differences);
        compare(name, "level", expected.level(), screening.path("level").asString(""), differences);
        if (!expected.statuses().contains(status)) {
            differences.add(name + ": status is " + status + ", expected one of " + expected.statuses());
        }
        String decided = asking.decision(id)
                .map(decision -> decision.path("outcome").asString(""))
                .orElse("not decided");
        // Both say the same of it, once the word has come back.
        if (!decided.equals(status) && !status.equals("STARTED")) {
            differences.add(name + ": referral-service says " + status + ", enrollment-service " + decided);
        }
        differences.addAll(told(name, id));
        return differences;
    }

    private List<String> told(String name, String referral) throws InterruptedException {
        List<String> live = new ArrayList<>();
        asking.alerts(referral)
                .ifPresent(alerts -> (alerts.isArray() ? alerts : alerts.path("alerts")).forEach(alert -> {
                    String state = alert.path("state").asString("");
                    if (!state.equals("RETRACTED") && !state.equals("RESOLVED")) {
                        live.add(alert.path("topic").asString(""));
                    }
                }));
        if (live.isEmpty()) {
            return List.of(name + ": staff were told nothing");
        }
        return live.size() == Set.copyOf(live).size()
                ? List.of()
                : List.of(name + ": staff have two alerts of one topic: " + live);
    }

    /** No cohort has more people than seats. */
    private List<String> census() throws InterruptedException {
        List<String> differences = new ArrayList<>();
        asking.cohorts()
                .ifPresentOrElse(
                        cohorts -> cohorts.forEach(cohort -> {
                            int taken = cohort.path("held").asInt(0)
                                    + cohort.path("offered").asInt(0)
                                    + cohort.path("enrolled").asInt(0);
                            if (taken > cohort.path("capacity").asInt(0)) {
                                differences.add(
                                        "cohort " + cohort.path("id").asString("") + " has " + taken + " people on "
                                                + cohort.path("capacity").asInt(0) + " seats");
                            }
                        }),
                        () -> differences.add("enrollment-service tells no census"));
        return differences;
    }

    private static void compare(String name, String what, Object expected, Object found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add(name + ": " + what + " are " + found + ", expected " + expected);
        }
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new TreeSet<>();
        array.forEach(item -> strings.add(item.asString("")));
        return strings;
    }
}
