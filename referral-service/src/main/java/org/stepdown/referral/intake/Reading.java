package org.stepdown.referral.intake;

import org.jspecify.annotations.Nullable;

/** What reading a message came to. */
public sealed interface Reading {

    /**
     * The message could be read.
     *
     * @param event what it says
     * @param facility facility that sends it
     * @param controlId control id that it names; null when the format has it elsewhere
     */
    record Understood(
            CanonicalEvent event, String facility, @Nullable String controlId) implements Reading {}

    /**
     * The message could not be read.
     *
     * @param failure what is wrong and where, without content of the message
     */
    record Faulty(String failure) implements Reading {}
}
