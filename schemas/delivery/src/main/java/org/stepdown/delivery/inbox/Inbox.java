package org.stepdown.delivery.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each consumer has done. */
public final class Inbox {

    private final JdbcTemplate jdbc;

    public Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes events as done by a consumer, in the caller's transaction.
     *
     * @return those that were not done before; a concurrent claim of the same event waits for the first to end
     */
    public Set<UUID> claim(String consumer, Collection<UUID> eventIds) {
        // Sorted, so that two instances that claim the same events can't block each other.
        Object[] ids = eventIds.stream().distinct().sorted().toArray();
        return new HashSet<>(jdbc.query(
                """
                insert into delivery.inbox (consumer, event_id)
                select ?, unnest(?)
                on conflict do nothing
                returning event_id
                """,
                statement -> {
                    statement.setString(1, consumer);
                    statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids));
                },
                (row, number) -> row.getObject(1, UUID.class)));
    }

    /** Takes back that a consumer has done an event, in the caller's transaction. */
    void release(String consumer, UUID eventId) {
        jdbc.update("delete from delivery.inbox where consumer = ? and event_id = ?", consumer, eventId);
    }

    /** Forgets what was received longer ago than Kafka keeps it; how many rows. */
    public int purge(long retentionSeconds) {
        return jdbc.update("delete from delivery.inbox where received_at < now() - make_interval(secs => ?)", (double)
                retentionSeconds);
    }
}
