package org.stepdown.enrollment.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events as the topics still have them. */
public interface EventArchive extends AutoCloseable {

    /** Finds out where each event lies; to be called once, first. */
    void index(Progress progress);

    /** What an event said; null when the topics don't have it any more. Quick when asked for in the order of the topics. */
    @Nullable
    Said find(UUID id);

    @Override
    void close();

    /** Opens the archive. */
    @FunctionalInterface
    interface Opening {
        EventArchive open();
    }
}
