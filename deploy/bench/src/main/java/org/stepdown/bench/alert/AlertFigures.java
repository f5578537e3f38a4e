package org.stepdown.bench.alert;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Duel;
import org.stepdown.bench.Figure;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Service;

/** P5: message in until the alert is there for an open inbox, at 100 a second; and 500 open inboxes. */
public final class AlertFigures {

    private static final int PAGES = 500;
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(1);

    private final Ground ground;
    private final int rounds;
    private final int things;
    private final int warmUp;

    public AlertFigures(Ground ground, int rounds, boolean quick) {
        this.ground = ground;
        this.rounds = rounds;
        things = quick ? 300 : 1_000;
        // Four programs share two cores: what is compiled late is measured as if it were slow.
        warmUp = quick ? 3_000 : 6_000;
    }

    public List<Figure> measured() throws Exception {
        System.err.println("P5: message in until the alert is seen, at 100/s, against Kafka end to end");
        List<Figure> figures = new ArrayList<>();
        try (Service referral = ground.service("referral", Map.of());
                Service enrollment = ground.service("enrollment", Map.of());
                Service notification = ground.service("notification", Map.of())) {
            Discharges discharges = new Discharges(ground, referral, notification);
            Contender kafka = new BareKafka(ground);
            discharges.run(things);
            analyze();
            discharges.run(warmUp - things);
            kafka.run(warmUp);
            Duel duel = Duel.fought(discharges, kafka, 0, things, rounds);
            figures.add(Figure.time("P5", "message to visible alert / Kafka: p50", duel, Figure::medianMillis, 12));
            figures.add(Figure.time("P5", "message to visible alert / Kafka: p99", duel, Figure::p99Millis, 15));
            figures.addAll(openPages(discharges, notification));
        }
        return figures;
    }

    /** As autovacuum does within a minute: plans that were made for empty tables are of no use any more. */
    private void analyze() throws SQLException {
        for (String owner : List.of("referral", "enrollment", "notification")) {
            ground.execute(owner, "analyze");
        }
    }

    private List<Figure> openPages(Discharges discharges, Service notification) throws Exception {
        double before = notification.program().peakMemory();
        try (OpenPages pages = OpenPages.opened(
                PAGES,
                notification.ports().http(),
                SignedIn.cookies(notification.ports().http()))) {
            pages.awaitQuiet();
            discharges.one();
            Duration all = pages.awaitAllTold();
            double millis = all.toNanos() / 1e6;
            double memory = notification.program().peakMemory();
            return List.of(
                    new Figure(
                            "P5",
                            PAGES + " open inboxes: the last hears of an alert after",
                            millis,
                            0,
                            "ms",
                            millis,
                            TOLD_WITHIN.toMillis(),
                            false),
                    new Figure(
                            "P5",
                            "memory of notification-service with them",
                            memory,
                            before,
                            "MiB",
                            memory,
                            512,
                            false));
        }
    }
}
