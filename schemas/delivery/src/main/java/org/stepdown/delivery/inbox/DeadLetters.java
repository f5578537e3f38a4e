package org.stepdown.delivery.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.inbox.KeptLetter.State;
import org.stepdown.delivery.inbox.KeptLetter.Step;

/**
 * The dead letters of a service's own consumers: kept with the mark that gives them up, and offered once more to that
 * one consumer, in the service itself, so that no other consumer of the topic sees the event again.
 */
public final class DeadLetters {

    private static final String REPLAY = "replay";

    private final TransactionOperations transactions;
    private final Inbox inbox;
    private final DeadLetterStore store;
    private final Map<String, EventBatch> consumers = new ConcurrentHashMap<>();
    private final EventReader reader;

    DeadLetters(TransactionOperations transactions, Inbox inbox, DeadLetterStore store, EventReader reader) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.store = store;
        this.reader = reader;
    }

    /** What came of a replay or of a discard. */
    public enum Outcome {
        /** It is done, and has taken its effect. */
        DONE,
        /** It was settled before: nothing has happened now. */
        SETTLED_BEFORE,
        /** It failed again and stays open. */
        FAILED_AGAIN,
        /** What it needs is away (database, registry): later. */
        NOT_NOW,
        UNKNOWN
    }

    void register(String consumer, EventBatch batch) {
        consumers.put(consumer, batch);
    }

    /** Those in a state, newest first. */
    public List<KeptLetter> in(State state) {
        return store.in(state);
    }

    public Optional<KeptLetter> find(UUID id) {
        return store.find(id);
    }

    public List<Step> steps(UUID id) {
        return store.steps(id);
    }

    /** What the content is made of, every value masked; that somebody looked is noted. */
    public List<Masked.Part> shape(UUID id, String by) {
        List<Masked.Part> shape =
                store.message(id).map(message -> Masked.shape(message, reader)).orElse(List.of());
        store.note(id, "show", State.OPEN.name(), by, "masked");
        return shape;
    }

    /**
     * Offers it once more to the consumer that could not take it. Mark, effect and settlement are one transaction: done
     * twice, the second does nothing.
     */
    public Outcome replay(UUID id, String by, String reason) {
        try {
            Outcome outcome = transactions.execute(status -> replayed(id, by, reason));
            return outcome == null ? Outcome.UNKNOWN : outcome;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            if (Failures.passes(e)) {
                return Outcome.NOT_NOW;
            }
            String code = Failures.code(e);
            transactions.executeWithoutResult(status -> {
                store.failedAgain(id, code);
                store.note(id, REPLAY, code, by, reason);
            });
            return Outcome.FAILED_AGAIN;
        }
    }

    /** Puts it aside for good; its event stays marked as done. */
    public Outcome discard(UUID id, String by, String reason) {
        Outcome outcome = transactions.execute(status -> {
            Optional<KeptLetter> letter = store.held(id);
            if (letter.isEmpty() || letter.get().state() != State.OPEN) {
                return letter.isEmpty() ? Outcome.UNKNOWN : Outcome.SETTLED_BEFORE;
            }
            store.settle(id, State.DISCARDED);
            store.note(id, "discard", State.DISCARDED.name(), by, reason);
            return Outcome.DONE;
        });
        return outcome == null ? Outcome.UNKNOWN : outcome;
    }

    private Outcome replayed(UUID id, String by, String reason) {
        Optional<KeptLetter> letter = store.held(id);
        EventBatch consumer =
                letter.map(KeptLetter::consumer).map(consumers::get).orElse(null);
        if (letter.isEmpty() || consumer == null) {
            return Outcome.UNKNOWN;
        }
        if (letter.get().state() != State.OPEN) {
            return Outcome.SETTLED_BEFORE;
        }
        ConsumerRecord<String, byte[]> message = store.message(id).orElseThrow();
        // Giving it up has marked it as done; the consumer marks it again as it takes it.
        inbox.release(letter.get().consumer(), letter.get().eventId());
        consumer.handle(List.of(message));
        store.settle(id, State.REPLAYED);
        store.note(id, REPLAY, State.REPLAYED.name(), by, reason);
        return Outcome.DONE;
    }
}
