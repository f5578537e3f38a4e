package org.stepdown.referral.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stepdown.referral.intake.ReceivedMessage.Answer;
import org.stepdown.referral.intake.ReceivedMessage.Status;

/**
 * Takes messages of many connections: those that come while a commit is under way share the next one, and a message
 * that comes alone waits for nobody. What is not plain (known already, a merge, a patient who is held, a group that
 * fails) is taken alone, so that no message ever suffers for its neighbours.
 */
public final class TakeTogether {

    private static final Logger log = LoggerFactory.getLogger(TakeTogether.class);

    private static final int LARGEST = 256;

    private final Arrivals arrivals;
    private final TakeMessage alone;
    private final Queue<Place> line = new ConcurrentLinkedQueue<>();
    // One group at a time: the next one grows while this one waits for the disk, and is cheaper a message for it.
    private final Semaphore lead = new Semaphore(1);

    public TakeTogether(Arrivals arrivals, TakeMessage alone) {
        this.arrivals = arrivals;
        this.alone = alone;
    }

    private enum Turn {
        /** It is first in line and takes along who stands behind it. */
        LEAD,
        KEPT,
        ALONE
    }

    private record Place(Arrival arrival, CompletableFuture<Turn> turn) {

        UUID message() {
            return arrival.message().id();
        }
    }

    /**
     * Returns what to answer: for a message that is known already, what was answered then.
     *
     * @param reused makes the answer to another message that uses a known identity
     * @throws RuntimeException when nothing was stored
     */
    public Answer take(ReceivedMessage message, Supplier<Answer> reused) {
        CanonicalEvent said = message.event();
        if (said == null || !isPlain(message, said)) {
            return alone.take(message, reused);
        }
        Place place = new Place(arrivals.prepared(message, said), new CompletableFuture<>());
        line.add(place);
        letNextLead();
        Turn turn = place.turn().join();
        if (turn == Turn.LEAD) {
            turn = lead(place);
        }
        return turn == Turn.KEPT ? message.answer() : alone.take(message, reused);
    }

    private static boolean isPlain(ReceivedMessage message, CanonicalEvent said) {
        return message.answer().status() == Status.ACCEPTED
                && message.controlId() != null
                && said.merged().isEmpty();
    }

    private void letNextLead() {
        while (!line.isEmpty() && lead.tryAcquire()) {
            Place next = line.poll();
            if (next != null) {
                next.turn().complete(Turn.LEAD);
                return;
            }
            // Somebody took it along meanwhile; look again, since others may have come.
            lead.release();
        }
    }

    private Turn lead(Place first) {
        List<Place> group = new ArrayList<>();
        group.add(first);
        for (Place next = line.poll(); next != null; next = group.size() < LARGEST ? line.poll() : null) {
            group.add(next);
        }
        Set<UUID> kept = Set.of();
        try {
            kept = keep(group.stream().map(Place::arrival).toList());
        } finally {
            lead.release();
            letNextLead();
            for (Place place : group) {
                place.turn().complete(kept.contains(place.message()) ? Turn.KEPT : Turn.ALONE);
            }
        }
        return kept.contains(first.message()) ? Turn.KEPT : Turn.ALONE;
    }

    /** Which are durable now. */
    private Set<UUID> keep(List<Arrival> messages) {
        try {
            return arrivals.keep(messages);
        } catch (RuntimeException e) {
            log.warn(
                    "{} messages could not be taken together and are taken one by one: {}",
                    messages.size(),
                    e.getClass().getName());
            return Set.of();
        }
    }
}
