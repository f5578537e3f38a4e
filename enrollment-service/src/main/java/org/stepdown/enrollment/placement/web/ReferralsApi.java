package org.stepdown.enrollment.placement.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Referrals: why each was decided as it was, and taking one out. */
@RestController
@RequestMapping("/api/referrals/{id}")
final class ReferralsApi {

    private final ReferralRecords records;
    private final PlaceReferrals placeReferrals;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final Clock clock;

    ReferralsApi(
            ReferralRecords records,
            PlaceReferrals placeReferrals,
            StaffActions actions,
            TransactionOperations transactions,
            Clock clock) {
        this.records = records;
        this.placeReferrals = placeReferrals;
        this.actions = actions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/decision")
    DecisionRecord decision(@PathVariable UUID id) {
        DecisionRecord decision = records.latestDecision(id);
        if (decision == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no decision on such a referral.");
        }
        return decision;
    }

    /** Withdrawing what is withdrawn changes nothing; what ended otherwise is a conflict. */
    @PostMapping("/withdraw")
    Standing withdraw(@PathVariable UUID id, @RequestBody Withdrawal withdrawal) {
        String by = required("by", withdrawal.by());
        String reason = required("reason", withdrawal.reason());
        String status = transactions.execute(transaction -> {
            if (records.status(id) == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such referral.");
            }
            Cause cause = Cause.command(UUID.randomUUID(), "WithdrawReferral", clock.instant());
            placeReferrals.place(List.of(new Command.Close(
                    id,
                    ReferralStatus.WITHDRAWN,
                    List.of(Reason.of("WITHDRAWN_BY_STAFF")),
                    Actor.staff(by),
                    cause,
                    cause.occurredAt())));
            actions.keep(new StaffAction(cause.id(), cause.type(), id.toString(), by, reason, cause.occurredAt()));
            return records.status(id);
        });
        if (!ReferralStatus.WITHDRAWN.name().equals(status)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The referral has ended already: " + status + ".");
        }
        return new Standing(id, ReferralStatus.WITHDRAWN);
    }

    /** Who takes the referral out and why. */
    record Withdrawal(@Nullable String by, @Nullable String reason) {}

    /** Where a referral stands. */
    record Standing(UUID referralId, ReferralStatus status) {}

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The field " + field + " is missing.");
        }
        return value;
    }
}
