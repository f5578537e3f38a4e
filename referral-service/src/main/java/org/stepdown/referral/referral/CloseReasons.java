package org.stepdown.referral.referral;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.screening.Reason;
import org.stepdown.referral.screening.Screened;

/** Why a referral is closed: by what happened, else by what its causes have come to. */
final class CloseReasons {

    private CloseReasons() {}

    /** @param undoing what takes back something of which the referral has come, oldest first */
    static List<Reason> of(KnownReferral referral, Screened screened, List<Fact> undoing) {
        if (screened.died()) {
            return List.of(reason("DIED"));
        }
        return undoing.reversed().stream()
                .map(CloseReasons::undone)
                .filter(Objects::nonNull)
                .findFirst()
                .map(code -> List.of(reason(code)))
                .orElseGet(() -> verdicts(referral, screened));
    }

    /** Whether it takes back something that was said before. */
    static boolean undoes(Fact fact) {
        return undone(fact) != null;
    }

    private static @Nullable String undone(Fact fact) {
        return switch (fact.kind()) {
            case DISCHARGE_CANCELLED -> "DISCHARGE_CANCELLED";
            case ADMISSION_CANCELLED -> "VISIT_CANCELLED";
            case REQUEST_CANCELLED -> "REQUEST_CANCELLED";
            case CLASS_CHANGED -> "BECAME_INPATIENT";
            default -> null;
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
