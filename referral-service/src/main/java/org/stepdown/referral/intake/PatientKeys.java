package org.stepdown.referral.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.stepdown.events.Identifier;

/** Opaque keys of patients. Work in the caller's transaction. */
public interface PatientKeys {

    /**
     * The key of a patient, made at first sight. A patient is known by the medical record number, else by the first
     * identifier that is not a social security number, under the authority that gave it.
     *
     * @param identifiers at least one
     * @param facility authority of identifiers that name none
     */
    String keyOf(List<Identifier> identifiers, String facility);

    /** Those of these keys that are ours. They are random, and nobody outside is told them. */
    Set<String> known(Collection<String> keys);

    /** Holds a patient until the transaction ends, so that events of one patient leave in the order they were taken. */
    void lock(String key);
}
