package org.stepdown.referral.screening;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What screening makes of a history.
 *
 * @param qualification what a referral would say; null when nothing qualifies
 * @param causes the qualifying events
 * @param contributing every event about a visit or request that qualifies
 * @param verdicts why each other event leads to no referral
 * @param died whether the patient has died: all outreach stops
 */
public record Screened(
        @Nullable Qualification qualification,
        Set<UUID> causes,
        Set<UUID> contributing,
        Map<UUID, String> verdicts,
        boolean died) {

    public Screened {
        causes = Set.copyOf(causes);
        contributing = Set.copyOf(contributing);
        verdicts = Map.copyOf(verdicts);
    }
}
