package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.intake.CanonicalEvent;

/** Reads a message, or says what is wrong with it and where. */
final class Hl7Reader {

    private final Hl7Events events;
    private final Set<String> processingIds;

    Hl7Reader(Hl7Events events, Set<String> processingIds) {
        this.events = events;
        this.processingIds = Set.copyOf(processingIds);
    }

    /** @throws Hl7Fault what is wrong and where */
    CanonicalEvent read(@Nullable Msh msh, byte[] body, boolean tooLong, Instant receivedAt) throws Hl7Fault {
        if (msh == null) {
            throw new Hl7Fault(Hl7Error.refused(100, "Segment sequence error", "MSH^1"));
        }
        Hl7Error error = headerError(msh, tooLong);
        if (error != null) {
            throw new Hl7Fault(error);
        }
        return events.read(Hl7Message.parse(msh.decode(body)), msh, receivedAt);
    }

    private @Nullable Hl7Error headerError(Msh msh, boolean tooLong) {
        if (tooLong) {
            return Hl7Error.refused(207, "Message is longer than this listener takes", null);
        }
        if (msh.controlId().isEmpty()) {
            return Hl7Error.missing("MSH", 10);
        }
        if (!msh.versionIsKnown()) {
            return Hl7Error.refused(203, "Unsupported version id", "MSH^1^12");
        }
        if (!processingIds.contains(msh.part(11, 1))) {
            return Hl7Error.refused(202, "Unsupported processing id", "MSH^1^11");
        }
        return Hl7Events.unsupported(msh);
    }
}
