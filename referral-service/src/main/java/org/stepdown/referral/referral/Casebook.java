package org.stepdown.referral.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stepdown.referral.encounter.Fact;

/**
 * Where histories and referrals are kept. Everything happens in the caller's transaction; after {@link #lock} nobody
 * else touches these patients until it ends.
 */
public interface Casebook {

    /** Locks the patients, making those that are new, and says under which key each goes now that some are merged. */
    Map<String, String> lock(Collection<String> patientKeys);

    /**
     * Patients of whom the emergency department heard nothing more after their visit began, between the two times.
     *
     * @param most so many at once
     */
    Collection<String> withoutNewsSince(Instant from, Instant to, int most);

    /** Adds facts under the keys given; a fact that is there already stays as it is. */
    void add(Map<Fact, String> patientKeys);

    /** All facts, by patient. */
    Map<String, List<Fact>> facts(Collection<String> patientKeys);

    /** All referrals, by patient, oldest first. */
    Map<String, List<KnownReferral>> referrals(Collection<String> patientKeys);

    /** Keeps referrals as they are now, with the events that contributed to them. */
    void save(Collection<KnownReferral> referrals, Map<UUID, Collection<UUID>> contributing);

    /** Keeps why events led to no referral. */
    void saveVerdicts(Map<UUID, String> verdicts);

    /** Moves everything of one patient to another, for good. */
    void merge(String retiredKey, String survivingKey);
}
