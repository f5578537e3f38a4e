package org.stepdown.enrollment.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.reason.Reason;

/** What may not change of a cohort while somebody has a seat in it: what those people were placed for. */
public final class Changes {

    private Changes() {}

    /**
     * Why a cohort can't become another one; nothing when it can.
     *
     * @param before as it is
     * @param after as it is to be
     * @param taken how many have a seat
     * @param at when
     */
    public static List<Reason> broken(Cohort before, Cohort after, int taken, Instant at) {
        List<Reason> broken = new ArrayList<>();
        if (!before.programId().equals(after.programId())) {
            broken.add(Reason.of("PROGRAM_IS_FIXED"));
        }
        if (taken > 0) {
            breach(broken, !after.conditions().containsAll(before.conditions()), "CONDITION_IN_USE", taken);
            breach(broken, after.dualDiagnosis() && !before.dualDiagnosis(), "DUAL_DIAGNOSIS_IN_USE", taken);
            breach(broken, !after.languages().containsAll(before.languages()), "LANGUAGE_IN_USE", taken);
            breach(broken, before.modality() != after.modality(), "MODALITY_IN_USE", taken);
            breach(broken, !before.site().equals(after.site()), "SITE_IN_USE", taken);
            boolean over = new SessionCalendar(after.schedule()).firstFrom(at, date -> true) == null;
            breach(broken, over, "NO_SESSION_FOR_THOSE_INSIDE", taken);
        }
        return List.copyOf(broken);
    }

    private static void breach(List<Reason> broken, boolean is, String code, int taken) {
        if (is) {
            broken.add(Reason.of(code, "taken", taken));
        }
    }
}
