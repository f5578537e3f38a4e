package org.stepdown.enrollment.placement.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.PlainWords;
import org.stepdown.enrollment.reason.Reason;

/** A reason for programs, by its code, and for clinicians, in words. */
record Told(
        String code, Map<String, String> details, @Nullable String policyVersion, String words) {

    static Told of(Reason reason) {
        return new Told(reason.code(), reason.details(), reason.policyVersion(), PlainWords.of(reason));
    }

    static List<Told> all(List<Reason> reasons) {
        return reasons.stream().map(Told::of).toList();
    }
}
