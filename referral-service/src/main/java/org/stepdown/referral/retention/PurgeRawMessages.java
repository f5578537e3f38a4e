package org.stepdown.referral.retention;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes bodies of old messages, and what was corrected in them. Identity, digest, acknowledgement, times and all that a
 * message led to stay; so does a message that waits for repair. Each time is on record.
 */
@Component
public class PurgeRawMessages {

    private static final int SOME = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    PurgeRawMessages(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** How many of those that were received before have lost their bodies now; 0 while another instance does it. */
    public int purge(Instant receivedBefore) {
        int all = 0;
        Integer some = SOME;
        while (some != null && some == SOME) {
            some = transactions.execute(status -> some(receivedBefore));
            all += some == null ? 0 : some;
        }
        return all;
    }

    private int some(Instant receivedBefore) {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtext('retention.raw-messages'))")
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        int purged = jdbc.sql("""
                        with old as (
                            select id from source_message
                            where received_at < :before
                              and body is not null and status <> 'QUARANTINED'
                            order by received_at limit :some for update
                        ), corrected as (
                            delete from quarantine_correction where message_id in (select id from old)
                        )
                        update source_message set body = null, purged_at = now() where id in (select id from old)
                        """)
                .param("before", Timestamp.from(receivedBefore))
                .param("some", SOME)
                .update();
        if (purged > 0) {
            note(receivedBefore, purged);
        }
        return purged;
    }

    private void note(Instant receivedBefore, int messages) {
        jdbc.sql("""
                        insert into raw_message_purge (received_before, messages) values (:before, :messages)
                        """)
                .param("before", Timestamp.from(receivedBefore))
                .param("messages", messages)
                .update();
    }
}
