package org.stepdown.referral.referral;

import java.util.Set;
import java.util.UUID;
import org.stepdown.referral.screening.Qualification;

/**
 * A referral as last told.
 *
 * @param id identity
 * @param patientKey opaque key of the patient
 * @param ordinal the how-many-eth of the patient, from 1; below that when it came with a merge
 * @param open whether it goes on
 * @param dealtWith whether it ended for a reason of its own, so that its causes open no other
 * @param causes the qualifying events that it is about
 * @param content what it says
 */
public record KnownReferral(
        UUID id,
        String patientKey,
        int ordinal,
        boolean open,
        boolean dealtWith,
        Set<UUID> causes,
        Qualification content) {

    public KnownReferral {
        causes = Set.copyOf(causes);
    }

    KnownReferral about(Set<UUID> events) {
        return new KnownReferral(id, patientKey, ordinal, open, dealtWith, events, content);
    }
}
