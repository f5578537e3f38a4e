package org.stepdown.referral.screening;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Request;

/**
 * What a referral says: everything that brought the patient here, folded into one.
 *
 * @param person the patient as last described
 * @param pathways all pathways
 * @param level what screening says
 * @param reasons why
 * @param conditions conditions, the main one first
 * @param safetyFlag danger to self: a clinician looks first
 * @param leftAgainstAdvice the patient left against medical advice
 * @param urgent alerts about it are urgent
 * @param diagnoses the diagnoses behind the conditions
 * @param attestations one answer a question, explicit before derived
 * @param preferences what was asked for
 * @param priority mandated priority
 * @param clocks follow-up clocks, one a measure
 * @param facility facility of the latest qualifying event
 * @param timeZone zone of that facility
 * @param part2 whether 42 CFR Part 2 covers any of it
 * @param visit visit of the latest qualifying discharge
 * @param requestKey the referrer's own identifier
 * @param openedAt event time of the first qualifying event
 * @param policyVersion version of the policy that decided
 */
public record Qualification(
        Person person,
        List<Pathway> pathways,
        Level level,
        List<Reason> reasons,
        List<Condition> conditions,
        boolean safetyFlag,
        boolean leftAgainstAdvice,
        boolean urgent,
        List<Diagnosis> diagnoses,
        List<Attestation> attestations,
        Request.@Nullable Preferences preferences,
        Request.MandatedPriority priority,
        List<FollowUpClock> clocks,
        String facility,
        ZoneId timeZone,
        Part2 part2,
        @Nullable Identifier visit,
        @Nullable Identifier requestKey,
        Instant openedAt,
        String policyVersion) {

    public Qualification {
        pathways = List.copyOf(pathways);
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
        diagnoses = List.copyOf(diagnoses);
        attestations = List.copyOf(attestations);
        clocks = List.copyOf(clocks);
    }
}
