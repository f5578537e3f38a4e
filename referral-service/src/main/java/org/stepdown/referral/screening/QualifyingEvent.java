package org.stepdown.referral.screening;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.Request;

/**
 * A discharge or request that brings a patient to IOP care.
 *
 * @param cause identity of the event
 * @param identities its identity and those of what it repeats or corrects
 * @param at its event time
 * @param events every event about the same visit or request
 * @param pathways pathways that it opens
 * @param level what screening says of it alone
 * @param reasons why
 * @param againstAdvice whether the patient left against medical advice
 * @param picture what its diagnoses say
 * @param diagnoses its diagnoses
 * @param attestations its attestations, explicit and derived
 * @param clocks follow-up clocks that it starts
 * @param facility facility
 * @param timeZone zone of the facility
 * @param part2 whether 42 CFR Part 2 covers it
 * @param visit visit number, for a discharge
 * @param request the request, for one
 */
record QualifyingEvent(
        UUID cause,
        List<UUID> identities,
        Instant at,
        List<UUID> events,
        Set<Pathway> pathways,
        Level level,
        List<Reason> reasons,
        boolean againstAdvice,
        DiagnosisPicture picture,
        List<Diagnosis> diagnoses,
        List<Attestation> attestations,
        List<FollowUpClock> clocks,
        String facility,
        ZoneId timeZone,
        Part2 part2,
        @Nullable Identifier visit,
        @Nullable Request request) {}
