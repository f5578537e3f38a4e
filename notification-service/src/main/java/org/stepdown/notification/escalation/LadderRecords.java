package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the ladders. */
public interface LadderRecords {

    /** All, the latest first. */
    List<Version> versions();

    /** Keeps a new version; whether its name and its instant were free. */
    boolean add(Version version);

    /** Gives up a version that is not in force yet; whether there was one. */
    boolean giveUp(String version, Instant now);

    /**
     * Ladders from a moment on.
     *
     * @param version its name
     * @param inForceFrom when it begins to count, until a later one does
     * @param ladders a ladder for each urgency
     * @param by account of who made it; null for what came with the product
     */
    record Version(
            String version,
            Instant inForceFrom,
            Ladders ladders,
            @Nullable String by) {}
}
