package org.stepdown.referral.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the disposition of a discharge says about its patient (domain rules, section 3). */
final class Dispositions {

    private Dispositions() {}

    record Finding(Level level, List<Reason> reasons) {}

    /** Blank or unknown never counts as eligible. */
    static Finding finding(@Nullable DispositionMeaning disposition) {
        return switch (disposition) {
            case EVALUATE -> new Finding(Level.EVALUATE, List.of());
            case REVIEW -> found(Level.REVIEW, "DISPOSITION_NEEDS_REVIEW");
            case AGAINST_ADVICE -> found(Level.REVIEW, "LEFT_AGAINST_ADVICE");
            case CARE_AROUND_THE_CLOCK -> found(Level.NOT_ELIGIBLE, "CARE_AROUND_THE_CLOCK");
            case HOSPICE -> found(Level.NOT_ELIGIBLE, "HOSPICE");
            case DIED -> found(Level.NOT_ELIGIBLE, "DIED");
            case STILL_IN_HOSPITAL -> found(Level.NOT_ELIGIBLE, "STILL_IN_HOSPITAL");
            case null -> found(Level.REVIEW, "DISPOSITION_UNKNOWN");
        };
    }

    private static Finding found(Level level, String code) {
        return new Finding(level, List.of(Reason.of(code)));
    }
}
