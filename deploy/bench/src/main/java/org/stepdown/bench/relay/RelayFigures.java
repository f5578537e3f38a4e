package org.stepdown.bench.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stepdown.bench.Duel;
import org.stepdown.bench.Figure;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Program;
import org.stepdown.bench.Service;
import org.stepdown.bench.alert.BareKafka;

/** P6: from the commit of an event to whoever reads it, at 100 a second; and what the relay asks when nothing happens. */
public final class RelayFigures {

    private static final String TOPIC = "bench.relayed";
    private static final String CAPTURED = "bench.captured";
    private static final String DEBEZIUM = "org.stepdown.bench.peers.DebeziumHost";
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Ground ground;
    private final int rounds;
    private final int things;
    private final int warmUp;

    public RelayFigures(Ground ground, int rounds, boolean quick) {
        this.ground = ground;
        this.rounds = rounds;
        things = quick ? 500 : 1_000;
        warmUp = quick ? 1_000 : 3_000;
    }

    public List<Figure> measured() throws Exception {
        System.err.println("P6: commit of an event until it is read, at 100/s, against Kafka end to end");
        ground.topics(List.of(TOPIC));
        List<Figure> figures = new ArrayList<>();
        int port = Service.free();
        try (Program host = ground.shipped(
                OutboxHost.class, port, ground.jdbcUrl(Ground.PEERS), ground.bootstrapServers(), TOPIC)) {
            RelayedEvents relayed = new RelayedEvents("outbox and relay", ground, port, TOPIC);
            Duel duel = Duel.fought(relayed, new BareKafka(ground), warmUp, things, rounds);
            figures.add(Figure.time("P6", "outbox commit to consumer / Kafka: p50", duel, Figure::medianMillis, 4));
            figures.add(againstDebezium(relayed));
            double idle = queriesWhenIdle();
            figures.add(new Figure("P6", "queries of an idle relay", idle, Double.NaN, "/s", idle, 2, false));
        }
        return figures;
    }

    private Figure againstDebezium(RelayedEvents relayed) throws Exception {
        int port = Service.free();
        ground.execute("postgres", "create database captured");
        ground.topics(List.of(CAPTURED));
        try (Program host =
                ground.other(DEBEZIUM, port, ground.superUrl("captured"), ground.bootstrapServers(), CAPTURED)) {
            RelayedEvents captured = new RelayedEvents("Debezium engine", ground, port, CAPTURED);
            Duel duel = Duel.fought(relayed, captured, warmUp, things, rounds);
            return Figure.time("P6", "outbox commit to consumer / Debezium: p50", duel, Figure::medianMillis, 0.05);
        }
    }

    /** Every statement of the relay is a transaction of its own, and nobody else is in its database. */
    private double queriesWhenIdle() throws Exception {
        // A connection that falls idle writes its counts down after ten seconds.
        Thread.sleep(12_000);
        long before = transactions();
        Thread.sleep(IDLE);
        return (transactions() - before) / (double) IDLE.toSeconds();
    }

    private long transactions() throws Exception {
        return ground.number(
                "postgres",
                "select xact_commit + xact_rollback from pg_stat_database where datname = '" + Ground.PEERS + "'");
    }
}
