package org.stepdown.enrollment.placement.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.placement.AddPolicy;
import org.stepdown.enrollment.placement.Policies;
import org.stepdown.enrollment.placement.Policy;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** The placement policy: its versions, and one more that holds later. */
@RestController
@RequestMapping("/api/placement-policies")
final class PoliciesApi {

    private final PolicyBook book;
    private final AddPolicy addPolicy;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final Clock clock;

    PoliciesApi(
            PolicyBook book,
            AddPolicy addPolicy,
            StaffActions actions,
            TransactionOperations transactions,
            Clock clock) {
        this.book = book;
        this.addPolicy = addPolicy;
        this.actions = actions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A version; {@code inForce} is the one by which the next referral is decided. */
    record Version(Instant effectiveFrom, boolean inForce, Policy policy) {}

    @GetMapping
    List<Version> all() {
        SortedMap<Instant, Policy> versions = book.versions();
        Policy now = new Policies(versions).at(clock.instant());
        List<Version> all = new ArrayList<>();
        versions.forEach((from, policy) -> all.add(new Version(from, policy.equals(now), policy)));
        return all;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Version add(@RequestBody PolicyBody body) {
        Instant now = clock.instant();
        Instant from = Problems.required("effectiveFrom", body.effectiveFrom());
        String by = Problems.required("by", body.by());
        String reason = Problems.required("reason", body.reason());
        Policy policy = body.over(new Policies(book.versions()).at(from));
        transactions.executeWithoutResult(status -> {
            List<Reason> broken = addPolicy.add(policy, from, now);
            if (!broken.isEmpty()) {
                throw Problems.brokenRules(broken);
            }
            actions.keep(new StaffAction(UUID.randomUUID(), "AddPlacementPolicy", policy.version(), by, reason, now));
        });
        return new Version(from, false, policy);
    }
}
