package org.stepdown.referral.screening;

import java.util.Map;

/**
 * Why screening says what it says.
 *
 * @param code stable code
 * @param details what belongs to it, coded
 */
public record Reason(String code, Map<String, String> details) {

    public Reason {
        details = Map.copyOf(details);
    }

    static Reason of(String code) {
        return new Reason(code, Map.of());
    }
}
