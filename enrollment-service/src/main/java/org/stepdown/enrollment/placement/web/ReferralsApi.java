package org.stepdown.enrollment.placement.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.audit.requests.Audited;

/** Referrals: where each stands, why each was decided as it was, and which of them a person must look at. */
@RestController
final class ReferralsApi {

    private static final int MOST = 1_000;

    private final ReferralRecords records;

    ReferralsApi(ReferralRecords records) {
        this.records = records;
    }

    @GetMapping("/api/referrals/{id}")
    Standing standing(@PathVariable UUID id) {
        return found(records.standing(id), "There is no such referral.");
    }

    @GetMapping("/api/referrals/{id}/decision")
    DecisionRecord decision(@PathVariable UUID id) {
        return found(records.latestDecision(id), "There is no decision on such a referral.");
    }

    /** All decisions, the latest first. */
    @GetMapping("/api/referrals/{id}/decisions")
    List<DecisionRecord> decisions(@PathVariable UUID id) {
        return records.decisions(id);
    }

    @GetMapping("/api/referrals/{id}/decisions/{decision}")
    DecisionRecord decision(@PathVariable UUID id, @PathVariable UUID decision) {
        return found(records.decision(id, decision), "There is no such decision on such a referral.");
    }

    /** What staff did with it, the latest first. */
    @GetMapping("/api/referrals/{id}/actions")
    List<ReferralRecords.Done> actions(@PathVariable UUID id) {
        return records.actions(id);
    }

    /** What a person must look at: danger to self first, then what is due first; all of it, or one owner's. */
    @GetMapping("/api/reviews")
    List<Standing> reviews(
            @RequestParam(required = false) @Nullable String owner, @RequestParam(defaultValue = "200") int limit) {
        return Audited.shown(records.inReview(owner, Math.clamp(limit, 0, MOST)), Standing::referralId);
    }

    private static <T> T found(@Nullable T record, String otherwise) {
        if (record == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, otherwise);
        }
        return record;
    }
}
