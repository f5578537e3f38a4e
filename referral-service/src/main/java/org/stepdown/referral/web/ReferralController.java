package org.stepdown.referral.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How a referral stands. */
@RestController
class ReferralController {

    private final Lineage lineage;

    ReferralController(Lineage lineage) {
        this.lineage = lineage;
    }

    /**
     * @param status status in the closed loop (domain rules, section 9)
     * @param owner who has the next step
     * @param dueAt when it is due
     * @param statusAt since when the status stands
     * @param history every status, oldest first
     */
    record ReferralDetail(
            UUID id,
            List<String> pathways,
            String status,
            List<String> reasons,
            @Nullable String owner,
            @Nullable Instant dueAt,
            Instant statusAt,
            @Nullable Map<String, Object> cohort,
            List<StatusView> history) {}

    record StatusView(String status, Instant at, List<String> reasons) {}

    @GetMapping("/api/referrals/{id}")
    ReferralDetail referral(@PathVariable UUID id) {
        return lineage.referral(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no referral with this id"));
    }
}
