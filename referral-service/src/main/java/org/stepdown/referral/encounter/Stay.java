package org.stepdown.referral.encounter;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a message describes it.
 *
 * @param visit visit number (PV1-19)
 * @param patientClass patient class (PV1-2)
 * @param setting what the place is, by the registry
 * @param facility facility
 * @param disposition discharge disposition as sent (PV1-36)
 * @param admittedAt admission (PV1-44)
 * @param dischargedAt discharge (PV1-45)
 * @param timeZone zone in which the facility counts dates
 * @param part2 whether 42 CFR Part 2 covers it
 */
public record Stay(
        Identifier visit,
        PatientClass patientClass,
        CareSetting setting,
        String facility,
        @Nullable String disposition,
        @Nullable Instant admittedAt,
        @Nullable Instant dischargedAt,
        ZoneId timeZone,
        Part2 part2) {}
