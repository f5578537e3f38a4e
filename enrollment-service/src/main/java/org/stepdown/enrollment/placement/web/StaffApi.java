package org.stepdown.enrollment.placement.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.ActOnReferral.Answer;
import org.stepdown.enrollment.reach.Sight;

/** What staff do with referrals. With an Idempotency-Key it is done once, however often it is sent. */
@RestController
final class StaffApi {

    private final ReferralRecords records;
    private final Sight sight;
    private final ActOnReferral actOnReferral;
    private final TransactionOperations transactions;
    private final Clock clock;

    StaffApi(
            ReferralRecords records,
            Sight sight,
            ActOnReferral actOnReferral,
            TransactionOperations transactions,
            Clock clock) {
        this.records = records;
        this.sight = sight;
        this.actOnReferral = actOnReferral;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostMapping("/api/referrals/{id}/{action:approve|decline|override|ask|attest|withdraw|move|accept|interim}")
    Standing act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StaffOrder body) {
        Instant now = clock.instant();
        body.requireWithinReach(sight);
        ActOnReferral.Order order = new ActOnReferral.Order(
                identity(id, key), id, body.act(action, now), body.revision(), body.account(), body.words());
        Answer answer = Objects.requireNonNull(transactions.execute(status -> {
            Answer given = actOnReferral.act(order, now);
            if (!(given instanceof Answer.Done)) {
                status.setRollbackOnly();
            }
            return given;
        }));
        return switch (answer) {
            case Answer.Done done -> standing(id);
            case Answer.Reused reused -> throw Problems.reusedKey();
            case Answer.Refused refused -> throw Problems.refused(refused.reasons());
        };
    }

    private Standing standing(UUID id) {
        Standing standing = records.standing(id);
        if (standing == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such referral.");
        }
        return standing;
    }

    private static UUID identity(UUID referralId, @Nullable String key) {
        return key == null || key.isBlank()
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((referralId + "/" + key.strip()).getBytes(StandardCharsets.UTF_8));
    }
}
