package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;

/** Many patients who leave the hospital at once, three messages each, sent by somebody who does not give up. */
final class Rush {

    private static final List<String> DIAGNOSES = List.of("F33.1", "F31.32", "F41.1", "F10.20", "F50.02");

    private final List<Message> messages = new ArrayList<>();
    private final List<Message> discharges = new ArrayList<>();
    private final CountDownLatch untilHalfway;
    private final CompletableFuture<Void> sending;

    private Rush(int patients, Hospital hospital) {
        for (int i = 0; i < patients; i++) {
            Patient patient = Patient.adult();
            Stay stay = Stay.onAMedicalWard().with(DIAGNOSES.get(i % DIAGNOSES.size()));
            Message discharge = Messages.discharge(patient, stay);
            messages.addAll(List.of(Messages.admission(patient, stay), Messages.update(patient, stay), discharge));
            discharges.add(discharge);
        }
        untilHalfway = new CountDownLatch(messages.size() / 2);
        sending = CompletableFuture.runAsync(() -> send(hospital), Thread::startVirtualThread);
    }

    /** Begins at once. */
    static Rush of(int patients, Hospital hospital) {
        return new Rush(patients, hospital);
    }

    /** Returns when half of the messages are acknowledged. */
    void awaitHalfway() throws InterruptedException {
        while (!untilHalfway.await(100, TimeUnit.MILLISECONDS)) {
            assertThat(sending).isNotCompletedExceptionally();
        }
    }

    /** Returns the discharges when all messages are acknowledged. */
    List<Message> awaitEnd() {
        sending.join();
        return discharges;
    }

    private void send(Hospital hospital) {
        for (Message message : messages) {
            assertThat(hospital.insistsOn(message).code()).isEqualTo("AA");
            untilHalfway.countDown();
        }
    }
}
