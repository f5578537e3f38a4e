package org.stepdown.referral.source;

import org.jspecify.annotations.Nullable;

/** The registry of senders. */
public interface SourceRegistry {

    /**
     * What is known of a place. A sender that is not registered is taken, flagged and presumed to be Part 2.
     *
     * @param application sending application (MSH-3.1)
     * @param facility facility
     * @param unit unit (PV1-3.1)
     * @param hospitalService hospital service (PV1-10)
     */
    Source find(String application, String facility, @Nullable String unit, @Nullable String hospitalService);
}
