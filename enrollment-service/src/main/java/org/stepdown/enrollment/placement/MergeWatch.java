package org.stepdown.enrollment.placement;

import java.util.UUID;

/** Whoever keeps something of a referral that belongs to its person. */
public interface MergeWatch {

    /** Two referrals are of one person; told by who holds the desk, once the one that stays has its seat. */
    void merged(UUID mergedId, UUID survivingId);
}
