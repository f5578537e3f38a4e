package org.stepdown.simulator.truth;

import java.util.Set;

/** Section 3. */
enum Disposition {
    EVALUATE("1", "home", "alt-home"),
    REVIEW("6", "4", "81", "21"),
    AGAINST_ADVICE("7", "aadvice"),
    STILL_IN_HOSPITAL("2", "5", "9", "30", "43", "65", "66", "hosp", "psy"),
    AROUND_THE_CLOCK("3", "61", "62", "63", "64", "70", "snf", "long", "rehab", "other-hcf"),
    DIED("20", "40", "41", "42", "exp"),
    HOSPICE("50", "51"),
    UNKNOWN;

    private final Set<String> codes;

    Disposition(String... codes) {
        this.codes = Set.of(codes);
    }

    static Disposition of(String said) {
        String code = said.split("\\^", 2)[0].strip();
        String plain = code.replaceFirst("^0+", "");
        for (Disposition disposition : values()) {
            if (disposition.codes.contains(plain)) {
                return disposition;
            }
        }
        return UNKNOWN;
    }

    boolean isRefused() {
        return this == AROUND_THE_CLOCK || this == HOSPICE;
    }
}
