package org.stepdown.bench.mllp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Duel;
import org.stepdown.bench.Figure;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Program;
import org.stepdown.bench.Run;
import org.stepdown.bench.Service;
import org.stepdown.bench.naive.CamelIntake;
import org.stepdown.bench.naive.CommitEcho;

/** P2 and P3: the door of referral-service. */
public final class MllpFigures {

    private static final int CONNECTIONS = 8;
    private static final String WAITING = "select count(*) from delivery.outbox where relayed_at is null";
    // What comes after the door is another stage, and the other side has none.
    private static final Map<String, String> DOOR_ONLY =
            Map.of("SPRING_CLOUD_STREAM_BINDINGS_ENCOUNTERS_IN_0_CONSUMER_AUTO_STARTUP", "false");

    private final Ground ground;
    private final int rounds;
    private final int many;
    private final int few;

    public MllpFigures(Ground ground, int rounds, boolean quick) {
        this.ground = ground;
        this.rounds = rounds;
        many = quick ? 8_000 : 24_000;
        few = quick ? 1_000 : 3_000;
    }

    /** @param goals which of P2 and P3 */
    public List<Figure> measured(Set<String> goals) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Service service = ground.service("referral", DOOR_ONLY)) {
            if (goals.contains("P2")) {
                figures.addAll(againstCamel(service));
            }
            if (goals.contains("P3")) {
                figures.addAll(againstCommit(service));
            }
        }
        return figures;
    }

    private List<Figure> againstCamel(Service service) throws Exception {
        System.err.println("P2: 8 connections, against Camel MLLP → HAPI → Kafka");
        ground.topics(List.of(CamelIntake.TOPIC));
        int port = Service.free();
        try (Program camel = ground.peer(CamelIntake.class, port, ground.bootstrapServers())) {
            Duel duel = Duel.fought(
                    intake(service, CONNECTIONS),
                    contender("Camel", camel, new MllpLoad(port, CONNECTIONS)),
                    many,
                    many,
                    rounds);
            return List.of(
                    Figure.rate("P2", "MLLP intake, 8 connections / Camel: messages", duel, 3),
                    Figure.time("P2", "MLLP intake, 8 connections / Camel: p99", duel, Figure::p99Millis, 0.5),
                    Figure.time("P2", "MLLP intake, 8 connections / Camel: p50", duel, Figure::medianMillis, 0.5),
                    Figure.time("P2", "the same, processor time a message", duel, Figure::processorMillis, 1));
        }
    }

    private List<Figure> againstCommit(Service service) throws Exception {
        System.err.println("P3: one connection, against a lone commit behind MLLP framing");
        int port = Service.free();
        try (Program echo = ground.peer(CommitEcho.class, port, ground.jdbcUrl(Ground.PEERS))) {
            Duel duel = Duel.fought(
                    intake(service, 1),
                    contender("commit and echo", echo, new MllpLoad(port, 1)),
                    few * 2,
                    few,
                    rounds);
            return List.of(
                    Figure.time("P3", "MLLP intake, 1 connection / lone commit: p50", duel, Figure::medianMillis, 2),
                    Figure.time("P3", "MLLP intake, 1 connection / lone commit: p99", duel, Figure::p99Millis, 3));
        }
    }

    /** The relay runs while messages come in; what it has left to do must not slow the other side down. */
    private Contender intake(Service service, int connections) {
        MllpLoad load = new MllpLoad(service.ports().mllp(), connections);
        return new Contender() {
            @Override
            public String name() {
                return "Stepdown";
            }

            @Override
            public Run run(int messages) throws Exception {
                Duration before = ground.processor(service.program());
                Run run = load.run(messages);
                ground.await("referral", WAITING, 0, Duration.ofSeconds(60));
                return run.with(ground.processor(service.program()).minus(before));
            }
        };
    }

    private Contender contender(String name, Program program, MllpLoad load) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Run run(int messages) throws Exception {
                Duration before = ground.processor(program);
                Run run = load.run(messages);
                return run.with(ground.processor(program).minus(before));
            }
        };
    }
}
