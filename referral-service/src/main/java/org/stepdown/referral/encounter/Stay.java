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
 * @param placed whether the message named a unit or hospital service, so that setting and Part 2 are that one's and not
 *     just the facility's; null in facts from before this was kept, which count as if it had
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
        Part2 part2,
        @Nullable Boolean placed) {

    /** The number by which the visit is known. Feeds spell the type of a number now this way, now that. */
    Identifier number() {
        return new Identifier(visit.value(), visit.authority(), null);
    }

    /**
     * As a later message describes it; what that leaves blank it says nothing about (HL7 v2, chapter 2). What was once told
     * in a place under Part 2 stays under it.
     */
    Stay then(Stay later) {
        boolean known = isPlaced() && facility.equals(later.facility);
        boolean says = later.isPlaced() || !known;
        return new Stay(
                later.visit,
                later.patientClass == PatientClass.UNKNOWN ? patientClass : later.patientClass,
                says ? later.setting : setting,
                later.facility,
                later.disposition,
                later.admittedAt == null ? admittedAt : later.admittedAt,
                later.dischargedAt == null ? dischargedAt : later.dischargedAt,
                later.timeZone,
                part2 == Part2.PART_2 || !says ? part2 : later.part2,
                later.isPlaced() || known);
    }

    private boolean isPlaced() {
        return !Boolean.FALSE.equals(placed);
    }
}
