package org.stepdown.bench.drain;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Duel;
import org.stepdown.bench.Figure;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Run;
import org.stepdown.bench.Service;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.Condition;
import org.stepdown.events.referral.ReferralOpened;
import tools.jackson.databind.json.JsonMapper;

/** P1, P7 and P8: how fast enrollment-service drains a backlog. */
public final class DrainFigures {

    private static final String FSYNCS = "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";

    private final Ground ground;
    private final Cohorts cohorts;
    private final int rounds;
    private final int events;
    private final int warmUp;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Double> flushes = new ArrayList<>();
    private int schemaId;

    public DrainFigures(Ground ground, int rounds, boolean quick) {
        this.ground = ground;
        this.cohorts = new Cohorts(ground);
        this.rounds = rounds;
        events = quick ? 800 : 4_800;
        warmUp = 6 * events;
    }

    /** @param goals which of P1, P7 and P8 */
    public List<Figure> measured(Set<String> goals) throws Exception {
        schemaId = registered();
        // Without the local profile: the seats are ours.
        try (Service service = ground.service("enrollment", Map.of("SPRING_PROFILES_ACTIVE", "bench"))) {
            cohorts.make();
            Contender spread = enrollment("Stepdown, 200 cohorts", Referrals.SPREAD);
            if (goals.contains("P1")) {
                against(spread, "each", "per record", 8);
                against(spread, "batch", "ideal batch", 0.5);
            }
            if (goals.contains("P7")) {
                hot(spread);
                redelivered();
            }
            if (goals.contains("P8")) {
                if (flushes.isEmpty()) {
                    spread.run(events);
                    spread.run(events);
                }
                double perEvent = Duel.median(
                        flushes.stream().mapToDouble(Double::doubleValue).toArray());
                figures.add(new Figure(
                        "P8", "flushes of the log per event", perEvent, Double.NaN, "", perEvent, 0.02, false));
                double memory = service.program().peakMemory();
                figures.add(new Figure(
                        "P8", "enrollment-service, peak memory", memory, Double.NaN, "MiB", memory, 512, false));
            }
        }
        return figures;
    }

    private void against(Contender ours, String prefix, String name, double bound) throws Exception {
        System.err.println("P1: backlog, against " + name);
        ground.execute(Ground.PEERS, Peer.SCHEMA.formatted(prefix));
        String topic = "bench.referral." + prefix;
        String relayed = "bench.placed." + prefix;
        ground.topics(List.of(topic, relayed));
        Backlog backlog = new Backlog(
                ground,
                topic,
                "bench." + prefix,
                Ground.PEERS,
                "select count(*) from " + prefix + "_outbox where not relayed");
        try (Peer peer = prefix.equals("each")
                        ? new PerRecord(ground, topic, "bench." + prefix)
                        : new Batched(ground, topic, "bench." + prefix);
                Relay relay = new Relay(ground, prefix + "_outbox", relayed)) {
            peer.start();
            Duel duel = Duel.fought(ours, drained(name, backlog), warmUp, events, rounds);
            figures.add(Figure.rate("P1", "backlog drained / " + name + ": events", duel, bound));
        }
    }

    private void hot(Contender spread) throws Exception {
        System.err.println("P7: all on one cohort, against the same over 200");
        Duel duel =
                Duel.fought(enrollment("Stepdown, one cohort", List.of(Referrals.HOT)), spread, warmUp, events, rounds);
        figures.add(Figure.rate("P7", "one cohort / 200 cohorts: events", duel, 0.6));
        long oversold = cohorts.oversold();
        figures.add(new Figure("P7", "cohorts oversold", oversold, Double.NaN, "", oversold, 0, false));
    }

    private void redelivered() throws Exception {
        System.err.println("P7: the same stream again, against the first time");
        double[] ratios = new double[rounds];
        double[] first = new double[rounds];
        double[] again = new double[rounds];
        long fresh = 0;
        for (int round = 0; round < rounds; round++) {
            cohorts.empty();
            Referrals referrals = new Referrals(events, Referrals.SPREAD, schemaId);
            first[round] = backlog().drained(referrals).perSecond();
            long before = cohorts.decisions();
            again[round] = backlog().drained(referrals).perSecond();
            fresh += cohorts.decisions() - before;
            ratios[round] = again[round] / first[round];
        }
        figures.add(new Figure(
                "P7",
                "stream redelivered / first pass: events",
                Duel.median(again),
                Duel.median(first),
                "/s",
                Duel.median(ratios),
                1.5,
                true));
        figures.add(new Figure("P7", "decisions made again", fresh, Double.NaN, "", fresh, 0, false));
    }

    private Contender enrollment(String name, List<Condition> conditions) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Run run(int things) throws Exception {
                cohorts.empty();
                Referrals referrals = new Referrals(things, conditions, schemaId);
                long before = ground.number("postgres", FSYNCS);
                Run run = backlog().drained(referrals);
                flushes.add((double) (ground.number("postgres", FSYNCS) - before) / things);
                return run;
            }
        };
    }

    private Backlog backlog() {
        return new Backlog(
                ground,
                Topics.REFERRAL.name(),
                "enrollment-service.placement",
                "enrollment",
                "select count(*) from delivery.outbox where relayed_at is null");
    }

    private Contender drained(String name, Backlog backlog) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Run run(int things) throws Exception {
                return backlog.drained(new Referrals(things, Referrals.SPREAD, schemaId));
            }
        };
    }

    /** The registry's id of the type, as referral-service would get it. */
    private int registered() throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        String subject =
                Topics.REFERRAL.name() + "-" + ReferralOpened.getClassSchema().getFullName();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ground.registryUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                        Map.of("schema", ReferralOpened.getClassSchema().toString()))))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return json.readTree(answer).path("id").asInt();
    }
}
