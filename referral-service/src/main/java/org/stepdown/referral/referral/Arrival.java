package org.stepdown.referral.referral;

import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Fact;

/**
 * A fact that has arrived.
 *
 * @param patientKey opaque key of the patient
 * @param fact the fact
 * @param mergedKey for a merge: the key that is retired
 */
public record Arrival(
        String patientKey, Fact fact, @Nullable String mergedKey) {}
