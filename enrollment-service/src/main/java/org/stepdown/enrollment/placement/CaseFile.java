package org.stepdown.enrollment.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;

/**
 * A referral and where it stands.
 *
 * @param referral the referral as last told
 * @param status its status
 * @param waiting its place on the waitlist, while it waits
 */
public record CaseFile(
        Referral referral, ReferralStatus status, @Nullable Waiting waiting) {

    /**
     * What a waiting referral waits for.
     *
     * @param nearestFit the cohort that came nearest
     * @param missing codes of what that one lacks
     * @param couldJoin the cohorts that lack nothing but a seat
     */
    public record Waiting(@Nullable String nearestFit, List<String> missing, List<String> couldJoin) {}

    CaseFile withReferral(Referral changed) {
        return new CaseFile(changed, status, waiting);
    }
}
