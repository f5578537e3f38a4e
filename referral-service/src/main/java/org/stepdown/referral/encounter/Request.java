package org.stepdown.referral.encounter;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A request for IOP care by a referrer (REF^I12, RF1).
 *
 * @param key the referrer's own identifier (RF1-6); stays the same over its changes
 * @param facility facility that refers
 * @param timeZone its zone
 * @param part2 whether 42 CFR Part 2 covers it
 * @param preferences what was asked for
 * @param priority mandated priority, where said
 */
public record Request(
        Identifier key,
        String facility,
        ZoneId timeZone,
        Part2 part2,
        @Nullable Preferences preferences,
        MandatedPriority priority) {

    /** What was asked for; {@code UNKNOWN} or null where nothing was said. */
    public record Preferences(
            String track,
            String modality,
            @Nullable String site,
            @Nullable String language,
            @Nullable LocalDate earliestStart) {}

    /** Who must be admitted first among those who use substances (45 CFR 96.131). */
    public enum MandatedPriority {
        UNKNOWN,
        NONE,
        INJECTING,
        PREGNANT,
        PREGNANT_INJECTING
    }
}
