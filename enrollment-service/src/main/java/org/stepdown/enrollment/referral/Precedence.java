package org.stepdown.enrollment.referral;

import java.util.Comparator;
import java.util.List;

/** Why one waits before another (domain rules, section 5 †). */
public enum Precedence {
    /** Danger to self. */
    SAFETY_FLAG(Comparator.comparing(Referral::safetyFlag).reversed()),
    /** The nearest 7-day deadline of a follow-up clock; who has none comes last. */
    CLOCK_DEADLINE(Comparator.comparing(Referral::deadlineOrNever)),
    /** Pregnant and injecting, pregnant, injecting, others (45 CFR 96.131). */
    MANDATED_PRIORITY(Comparator.comparing(Referral::priority)),
    /** Who was referred first. */
    ARRIVAL(Comparator.comparing(Referral::openedAt));

    private static final Comparator<Referral> ALWAYS_AN_ANSWER =
            Comparator.comparing(referral -> referral.id().toString());

    private final Comparator<Referral> order;

    Precedence(Comparator<Referral> order) {
        this.order = order;
    }

    /** The order of a waitlist in which the first of these counts most. */
    public static Comparator<Referral> inOrder(List<Precedence> precedences) {
        return precedences.stream()
                .map(precedence -> precedence.order)
                .reduce(Comparator::thenComparing)
                .orElse(ALWAYS_AN_ANSWER)
                .thenComparing(ALWAYS_AN_ANSWER);
    }
}
