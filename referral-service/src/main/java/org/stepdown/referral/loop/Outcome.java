package org.stepdown.referral.loop;

/** What came of an attempt. Codes name what went wrong and never quote what was answered. */
public sealed interface Outcome {

    String code();

    /** Whether it speaks against the target, and not only against this one message. */
    default boolean blamesTarget() {
        return this instanceof Unreachable || this instanceof Unanswered || this instanceof Busy;
    }

    /** The target has it: 2xx, AA or CA. */
    record Delivered(String code) implements Outcome {}

    /** It did not leave: nobody there, an address that is not allowed, a handshake that failed. */
    record Unreachable(String code) implements Outcome {}

    /** It left, and nobody said what became of it. */
    record Unanswered(String code) implements Outcome {}

    /** The target could not take it now and may later: 5xx, 408, 429, or no right to (401, 403). */
    record Busy(String code) implements Outcome {}

    /** The target found fault with it and may think otherwise a few tries on: AE or CE. */
    record Doubted(String code) implements Outcome {}

    /** The target will not have it: 4xx, a redirect, AR or CR. */
    record Refused(String code) implements Outcome {}
}
