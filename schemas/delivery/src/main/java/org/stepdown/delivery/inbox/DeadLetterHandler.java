package org.stepdown.delivery.inbox;

import java.util.List;

/** What a consumer does with dead letters. */
@FunctionalInterface
public interface DeadLetterHandler {

    /** Handles dead letters that this consumer has not handled before, in a transaction. */
    void handle(List<DeadLetter> deadLetters);
}
