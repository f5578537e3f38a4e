package org.stepdown.referral.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of a patient as a sender is told of it: when, and where if that may be said; never of which program.
 *
 * @param id identity that stays the same over its changes
 * @param date date at the site
 * @param startsAt when it begins, where that is known
 * @param zone zone of the site
 * @param site site; null when its name could say what the patient is treated for
 */
public record Session(
        UUID id,
        LocalDate date,
        @Nullable Instant startsAt,
        ZoneId zone,
        @Nullable String site) {}
