package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;
import org.stepdown.notification.signal.TakeNotices;

/** Many at once on the same case, as when two topics of one referral come in together. */
@OnRealParts
class ParallelWorkTest {

    private static final int WORKERS = 8;
    private static final int EACH = 5;

    @Autowired
    private TakeNotices takeNotices;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoever_works_on_one_case_at_the_same_time_makes_one_live_alert() throws Exception {
        UUID referral = UUID.randomUUID();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<Object>> work = IntStream.range(0, WORKERS)
                    .<Callable<Object>>mapToObj(worker -> () -> noShows(referral))
                    .toList();
            for (Future<Object> done : workers.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(jdbc.sql("select occurrences from alert where referral_id = ?")
                        .param(referral)
                        .query(Integer.class)
                        .list())
                .containsExactly(WORKERS * EACH);
    }

    private Object noShows(UUID referral) {
        for (int i = 0; i < EACH; i++) {
            transactions.executeWithoutResult(
                    status -> takeNotices.take(List.of(noShow(referral)), Instant.parse("2026-03-02T15:00:00Z")));
        }
        return referral;
    }

    private static Notice noShow(UUID referral) {
        UUID event = UUID.randomUUID();
        Instant at = Instant.parse("2026-03-02T15:00:00Z");
        Signal signal = new Signal(event, Line.SESSION, event.toString(), Topic.NO_SHOW, at, 0, false, 1, false);
        // Each with a key of its own: it is the case that must not be worked on twice.
        return new Notice(
                new Subject.OfReferral(referral),
                event.toString(),
                null,
                null,
                List.of(signal),
                new Cause(event, "test.Event", at, event, null));
    }
}
