package org.stepdown.bench.drain;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.stepdown.bench.Ground;

/** The usual consumer: one transaction an event, with inbox, capacity, placement and outbox. */
final class PerRecord extends Peer {

    PerRecord(Ground ground, String topic, String group) {
        super(ground, topic, group);
    }

    @Override
    void place(Connection connection, List<Placing> placings) throws SQLException {
        for (Placing placing : placings) {
            if (execute(connection, "insert into each_inbox values (?) on conflict do nothing", placing.eventId()) > 0
                    && execute(
                                    connection,
                                    "update each_cohort set taken = taken + 1 where id = ? and taken < capacity",
                                    placing.cohort())
                            > 0) {
                execute(
                        connection,
                        "insert into each_placement values (?, ?, ?)",
                        placing.referralId(),
                        placing.cohort(),
                        REASONS);
                execute(
                        connection,
                        "insert into each_outbox (key, body) values (?, ?)",
                        placing.key(),
                        REASONS.getBytes(StandardCharsets.UTF_8));
            }
            connection.commit();
        }
    }

    private static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
