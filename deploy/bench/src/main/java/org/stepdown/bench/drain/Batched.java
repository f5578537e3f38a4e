package org.stepdown.bench.drain;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.stepdown.bench.Ground;

/** The ideal: a whole poll in one statement and one commit. It decides nothing; the cohort is drawn from the id. */
final class Batched extends Peer {

    Batched(Ground ground, String topic, String group) {
        super(ground, topic, group);
    }

    @Override
    void place(Connection connection, List<Placing> placings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with incoming as (
                    select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[]) as i (event_id, referral_id, key, cohort)
                ), fresh as (
                    insert into batch_inbox select event_id from incoming on conflict do nothing returning event_id
                ), placed as (
                    select * from incoming join fresh using (event_id)
                ), counted as (
                    update batch_cohort c set taken = taken + p.n
                    from (select cohort, count(*) as n from placed group by cohort) p where c.id = p.cohort
                ), kept as (
                    insert into batch_placement select referral_id, cohort, ? from placed
                )
                insert into batch_outbox (key, body) select key, ? from placed
                """)) {
            array(connection, statement, 1, "uuid", placings, Placing::eventId);
            array(connection, statement, 2, "uuid", placings, Placing::referralId);
            array(connection, statement, 3, "text", placings, Placing::key);
            array(connection, statement, 4, "int", placings, Placing::cohort);
            statement.setString(5, REASONS);
            statement.setBytes(6, REASONS.getBytes(StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
        connection.commit();
    }

    private static void array(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            List<Placing> placings,
            Function<Placing, Object> column)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(type, placings.stream().map(column).toArray()));
    }
}
