package org.stepdown.referral.loop;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be said to a sender beyond the status. A program's or cohort's name is never said, to nobody: it can identify
 * (42 CFR Part 2), and no sender needs it.
 *
 * @param restricted Part 2 covers the referral, or it is about substance use: the site is not said either
 * @param sole only this sender's facility has said anything of it, so that reasons can't tell of what another one said
 */
record Disclosure(boolean restricted, boolean sole) {

    /** Codes that hint at what the patient has. */
    private static final Pattern CLINICAL = Pattern.compile(
            ".*(DIAGNOS|CONDITION|SUBSTANCE|INJECT|PREGNAN|SAFETY_FLAG|PSYCHO|DETOX|REMISSION|SELF_HARM|SUICID"
                    + "|DEPRESS|BIPOLAR|ANXIETY|EATING|DUAL|SERVICE_LINE|MANDATED).*");

    List<String> reasons(List<String> codes) {
        return restricted && !sole
                ? List.of()
                : codes.stream()
                        .filter(code -> !CLINICAL.matcher(code).matches())
                        .toList();
    }
}
