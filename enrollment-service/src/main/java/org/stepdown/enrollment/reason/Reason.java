package org.stepdown.enrollment.reason;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A coded reason.
 *
 * @param code stable code in upper snake case
 * @param details what the code was measured with; never an identifier of a patient
 * @param policyVersion version of the policy that it comes from, when it is not ours
 */
public record Reason(
        String code, Map<String, String> details, @Nullable String policyVersion) {

    public Reason {
        details = details.isEmpty() ? Map.of() : Map.copyOf(details);
    }

    public static Reason of(String code) {
        return new Reason(code, Map.of(), null);
    }

    public static Reason of(String code, String name, Object value) {
        return new Reason(code, Map.of(name, value.toString()), null);
    }

    public static Reason of(String code, String name, Object value, String other, Object otherValue) {
        return new Reason(code, Map.of(name, value.toString(), other, otherValue.toString()), null);
    }

    /** For logs: the code and its measures in a fixed order. */
    @Override
    public String toString() {
        return details.isEmpty() ? code : code + new TreeMap<>(details);
    }
}
