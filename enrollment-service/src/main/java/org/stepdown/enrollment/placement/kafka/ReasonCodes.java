package org.stepdown.enrollment.placement.kafka;

import java.util.Collection;
import java.util.List;
import org.stepdown.enrollment.reason.Reason;

/** Coded reasons in events. */
final class ReasonCodes {

    private ReasonCodes() {}

    static List<Reason> read(Collection<org.stepdown.events.Reason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(reason.getCode(), reason.getDetails(), reason.getPolicyVersion()))
                .toList();
    }

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    static List<org.stepdown.events.Reason> write(Collection<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new org.stepdown.events.Reason(reason.code(), reason.details(), reason.policyVersion()))
                .toList();
    }
}
