package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where clocks are kept. */
public interface FollowUpRecords {

    /**
     * Waits until nobody else learns anything of these patients. Referrals and visits come on topics of their own: of two
     * who learn at the same moment, each would miss what the other has not committed yet. Held until the transaction
     * ends; to be called once in it, before anything else here.
     */
    void alone(Collection<String> patientKeys);

    /** Waits until nobody else has these persons' clocks in hand, and opens them. */
    FollowUpBook open(Collection<String> patientKeys, Collection<UUID> referralIds);

    /** Persons of whom something is due and whom nobody else has in hand; they stay in the caller's. */
    Set<String> due(Instant now, int most);

    /** The persons of these referrals, as far as they are known. */
    Set<String> personsOf(Collection<UUID> referralIds);

    /** For patient keys as hospitals say them: whose clocks there are that visits of that patient may change. */
    Map<String, Set<String>> personsBehind(Collection<String> keys);

    /** Keeps what changed. */
    void keep(FollowUpBook book);
}
