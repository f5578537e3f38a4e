package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.RunningService;
import org.stepdown.vault.Vault;

/** Messages that come at the same time share transactions, and nobody can tell. */
@RunningService
class ManyConnectionsTest {

    private static final int CONNECTIONS = 24;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void each_message_is_kept_once_and_answered_for_itself_whatever_comes_beside_it() throws Exception {
        String run = run();
        List<Hl7Text> messages = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            messages.add(
                    switch (i % 4) {
                        // All of one new patient, whose key is made only once.
                        case 0 -> Hl7Text.discharge(run + i, run);
                        // The very same message on several connections.
                        case 1 -> Hl7Text.discharge(run + "same", run + "same");
                        case 2 -> Hl7Text.discharge(run + i, run + i);
                        default -> Hl7Text.discharge(run + i, run + i).without("PID");
                    });
        }

        List<String> answers = sentAtOnce(messages);

        assertThat(answers).hasSize(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            String control = i % 4 == 1 ? run + "same" : run + i;
            assertThat(answers.get(i)).contains((i % 4 == 3 ? "MSA|AE|" : "MSA|AA|") + control);
        }
        assertThat(answers.stream()
                        .filter(answer -> answer.contains(run + "same"))
                        .distinct())
                .as("answers to the same message")
                .hasSize(1);
        long accepted = CONNECTIONS / 4 * 2 + 1;
        assertThat(count("select count(*) from source_message where control_id like :run and status = 'ACCEPTED'", run))
                .isEqualTo(accepted);
        assertThat(count("""
                        select count(distinct e.event_id) from source_message m join message_event e on e.message_id = m.id
                        join delivery.outbox o on o.event_id = e.event_id where m.control_id like :run
                        """, run)).isEqualTo(accepted);
        assertThat(count("""
                        select count(distinct o.key) from source_message m join message_event e on e.message_id = m.id
                        join delivery.outbox o on o.event_id = e.event_id where m.control_id like :run
                        """, run)).isEqualTo(CONNECTIONS / 4 + 2);
    }

    @Test
    void a_patient_who_is_held_keeps_nobody_else_waiting() throws Exception {
        String held = run();
        send(Hl7Text.discharge(held + "0", held));
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        // Before the connections are waited for, whatever comes out: else they would be waited for without end.
        try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
                Release release = letGo::countDown) {
            Future<?> holder = connections.submit(() -> hold(held, holds, letGo));
            holds.await();
            List<Future<String>> waiting = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                Hl7Text message = Hl7Text.discharge(held + i, held);
                waiting.add(connections.submit(() -> send(message)));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> waitingForLocks() >= waiting.size());

            String other = run();
            Future<String> answer = connections.submit(() -> send(Hl7Text.discharge(other, other)));

            await().atMost(Duration.ofSeconds(20)).until(answer::isDone);
            assertThat(answer.get()).contains("MSA|AA|" + other);
            assertThat(waiting).noneMatch(Future::isDone);
            release.close();
            holder.get();
            for (Future<String> one : waiting) {
                assertThat(one.get()).contains("MSA|AA|" + held);
            }
        }
    }

    private interface Release extends AutoCloseable {
        @Override
        void close();
    }

    private void hold(String patient, CountDownLatch holds, CountDownLatch letGo) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            select key from patient join patient_identifier on patient_key = key
                            where mark = :mark for update of patient
                            """)
                    .param("mark", vault.mark("patient", "GENHOSP", "MR", patient))
                    .query(String.class)
                    .single();
            holds.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private List<String> sentAtOnce(List<Hl7Text> messages) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Hl7Text message : messages) {
                answers.add(connections.submit(() -> {
                    start.await();
                    return send(message);
                }));
            }
            start.countDown();
            List<String> texts = new ArrayList<>();
            for (Future<String> answer : answers) {
                texts.add(answer.get());
            }
            return texts;
        }
    }

    private long waitingForLocks() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private String send(Hl7Text message) {
        return new HospitalLine(service).send(message);
    }

    private long count(String sql, String run) {
        return jdbc.sql(sql).param("run", run + "%").query(Long.class).single();
    }

    private static String run() {
        return "Y" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
