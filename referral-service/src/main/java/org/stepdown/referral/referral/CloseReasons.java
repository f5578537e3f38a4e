package org.stepdown.referral.referral;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.screening.Reason;
import org.stepdown.referral.screening.Screened;

/** Why a referral is closed: by what happened, else by what its causes have come to. */
final class CloseReasons {

    private CloseReasons() {}

    static List<Reason> of(KnownReferral referral, Screened screened, Fact cause) {
        if (screened.died()) {
            return List.of(reason("DIED"));
        }
        return switch (cause.kind()) {
            case DISCHARGE_CANCELLED -> List.of(reason("DISCHARGE_CANCELLED"));
            case ADMISSION_CANCELLED -> List.of(reason("VISIT_CANCELLED"));
            case REQUEST_CANCELLED -> List.of(reason("REQUEST_CANCELLED"));
            case CLASS_CHANGED -> List.of(reason("BECAME_INPATIENT"));
            default -> verdicts(referral, screened);
        };
    }

    private static List<Reason> verdicts(KnownReferral referral, Screened screened) {
        TreeSet<String> codes = new TreeSet<>();
        referral.causes().forEach(cause -> codes.add(screened.verdicts().getOrDefault(cause, "NO_LONGER_QUALIFIES")));
        return codes.stream().map(CloseReasons::reason).toList();
    }

    private static Reason reason(String code) {
        return new Reason(code, Map.of());
    }
}
