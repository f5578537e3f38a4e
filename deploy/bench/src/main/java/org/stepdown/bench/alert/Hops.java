package org.stepdown.bench.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stepdown.bench.Ground;

/**
 * Where the time goes between the hospital's message and the alert: what the tables of the services say of each hop of each message. It
 * is printed beside the figures, and is no figure itself.
 */
final class Hops {

    private static final String WRITTEN = """
            select correlation_id, min(appended_at), min(relayed_at) from delivery.outbox
            where topic = ? and correlation_id = any(?) group by 1
            """;
    /** When the transaction of a consumer began that took what another service had written. */
    private static final String EVENTS = """
            select correlation_id, (array_agg(event_id order by id))[1] from delivery.outbox
            where topic = ? and correlation_id = any(?) group by 1
            """;

    private static final String TAKEN =
            "select event_id, received_at from delivery.inbox where consumer = ? and event_id = any(?)";

    private final Ground ground;
    private final Object[] messages;
    private final List<Point> points = new ArrayList<>();

    /** A point on the way, and when each message came by it. */
    private record Point(String name, Map<UUID, Instant> at) {

        /** Milliseconds from the point before, sorted. */
        double[] after(Point before) {
            return at.entrySet().stream()
                    .flatMapToDouble(one -> Optional.ofNullable(before.at.get(one.getKey())).stream()
                            .mapToDouble(from ->
                                    Duration.between(from, one.getValue()).toNanos() / 1e6))
                    .sorted()
                    .toArray();
        }
    }

    private Hops(Ground ground, Map<UUID, Instant> sent) {
        this.ground = ground;
        this.messages = sent.keySet().toArray();
        note("sent", sent);
    }

    /** Prints median and p99 of each hop of the messages that were sent at these instants and seen at those. */
    static void print(Ground ground, Map<UUID, Instant> sent, Map<UUID, Instant> seen) throws SQLException {
        Hops hops = new Hops(ground, sent);
        hops.topic("referral", "care.encounter.v1");
        hops.consumer("referral", "care.encounter.v1", "referral", "referral-service.history");
        hops.topic("referral", "care.referral.v1");
        hops.consumer("referral", "care.referral.v1", "notification", "notification-service.referrals");
        hops.topic("notification", "care.alert.v1");
        hops.note("seen", seen);
        hops.print();
    }

    private void note(String name, Map<UUID, Instant> at) {
        points.add(new Point(name, at));
    }

    private void topic(String owner, String topic) throws SQLException {
        Map<UUID, Instant> appended = new HashMap<>();
        Map<UUID, Instant> relayed = new HashMap<>();
        try (Connection database = ground.connect(owner);
                PreparedStatement query = database.prepareStatement(WRITTEN)) {
            query.setString(1, topic);
            query.setArray(2, database.createArrayOf("uuid", messages));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID message = rows.getObject(1, UUID.class);
                    appended.put(
                            message, rows.getObject(2, OffsetDateTime.class).toInstant());
                    OffsetDateTime gone = rows.getObject(3, OffsetDateTime.class);
                    if (gone != null) {
                        relayed.put(message, gone.toInstant());
                    }
                }
            }
        }
        note(topic + " written", appended);
        note(topic + " relayed", relayed);
    }

    private void consumer(String writer, String topic, String owner, String consumer) throws SQLException {
        Map<UUID, UUID> events = new HashMap<>();
        try (Connection database = ground.connect(writer);
                PreparedStatement query = database.prepareStatement(EVENTS)) {
            query.setString(1, topic);
            query.setArray(2, database.createArrayOf("uuid", messages));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.put(rows.getObject(2, UUID.class), rows.getObject(1, UUID.class));
                }
            }
        }
        Map<UUID, Instant> taken = new HashMap<>();
        try (Connection database = ground.connect(owner);
                PreparedStatement query = database.prepareStatement(TAKEN)) {
            query.setString(1, consumer);
            query.setArray(2, database.createArrayOf("uuid", events.keySet().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    taken.put(
                            events.get(rows.getObject(1, UUID.class)),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        note(consumer + " began", taken);
    }

    private void print() {
        for (int i = 1; i < points.size(); i++) {
            double[] millis = points.get(i).after(points.get(i - 1));
            System.err.printf(
                    "    %-40s %6d  p50 %8.2f ms  p99 %8.2f ms%n",
                    points.get(i).name(),
                    millis.length,
                    millis.length == 0 ? Double.NaN : millis[millis.length / 2],
                    millis.length == 0 ? Double.NaN : millis[millis.length * 99 / 100]);
        }
        System.err.println("    (relayed: when it was marked, after the broker had it and often after it was read)");
    }
}
