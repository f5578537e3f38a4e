package org.stepdown.enrollment.waitlist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stepdown.enrollment.referral.Precedence;

/** The order of the table {@code waitlist}, as {@link Precedence#inOrder} puts referrals. */
public final class WaitlistOrder {

    private WaitlistOrder() {}

    /** What stands behind {@code order by}, where the table is called {@code w}. */
    public static String by(List<Precedence> precedences) {
        return Stream.concat(precedences.stream().map(WaitlistOrder::column), Stream.of("w.referral_id"))
                .collect(Collectors.joining(", "));
    }

    private static String column(Precedence precedence) {
        return switch (precedence) {
            case SAFETY_FLAG -> "w.safety_flag desc";
            case CLOCK_DEADLINE -> "w.deadline nulls last";
            case MANDATED_PRIORITY -> "w.priority";
            case ARRIVAL -> "w.opened_at";
        };
    }
}
