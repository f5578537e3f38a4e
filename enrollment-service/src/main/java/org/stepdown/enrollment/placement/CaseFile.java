package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param settled what staff have settled of it
 * @param care hospital visits since
 * @param revision counts up with every change, so that staff can tell whether they saw the latest
 */
public record CaseFile(
        Referral referral,
        ReferralStatus status,
        @Nullable Waiting waiting,
        Settled settled,
        InCare care,
        long revision) {

    /**
     * What a waiting referral waits for.
     *
     * @param nearestFit the cohort that came nearest
     * @param missing codes of what that one lacks
     * @param couldJoin the cohorts that lack nothing but a seat
     * @param dueAt when the next mandated deadline passes
     */
    public record Waiting(
            @Nullable String nearestFit,
            List<String> missing,
            List<String> couldJoin,
            @Nullable Instant dueAt) {}

    /** A referral of which nothing is known but what was told. */
    static CaseFile received(Referral referral) {
        return new CaseFile(referral, ReferralStatus.RECEIVED, null, Settled.NOTHING, InCare.NOTHING, 0);
    }

    /** The referral as decisions see it: what staff have completed counts beside what was told. */
    Referral effective() {
        return settled.answers().appliedTo(referral);
    }

    /** What is told now takes the place of what was told, and of what staff said before where it is the later word. */
    CaseFile withReferral(Referral changed) {
        Answers left = settled.answers().outlasting(changed);
        return new CaseFile(
                changed,
                status,
                waiting,
                left.equals(settled.answers()) ? settled : settled.with(left),
                care,
                revision);
    }

    /** It lacks nothing but a seat in this cohort either. */
    CaseFile waitingAlsoFor(String cohortId) {
        if (waiting == null) {
            return this;
        }
        List<String> more = new ArrayList<>(waiting.couldJoin());
        more.add(cohortId);
        Waiting also = new Waiting(waiting.nearestFit(), waiting.missing(), List.copyOf(more), waiting.dueAt());
        return new CaseFile(referral, status, also, settled, care, revision);
    }

    CaseFile with(Settled more) {
        return new CaseFile(referral, status, waiting, more, care, revision);
    }

    CaseFile with(InCare now) {
        return new CaseFile(referral, status, waiting, settled, now, revision);
    }
}
