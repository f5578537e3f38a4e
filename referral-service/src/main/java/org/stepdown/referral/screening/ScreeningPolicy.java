package org.stepdown.referral.screening;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The project's own defaults of screening †, as data with a version.
 *
 * @param version version that referrals name
 * @param dispositions what each discharge disposition means
 * @param diagnoses what each diagnosis code means; the first pattern that matches counts
 * @param edBehavioural ED visits with a behavioural-health primary diagnosis that make a high utilizer
 * @param edAnyCause ED visits of any cause, one of them behavioural-health, that make a high utilizer
 */
public record ScreeningPolicy(
        String version,
        Map<String, DispositionMeaning> dispositions,
        List<DiagnosisRule> diagnoses,
        Threshold edBehavioural,
        Threshold edAnyCause) {

    /**
     * What codes mean.
     *
     * @param pattern codes without their dot, as a regular expression
     * @param means what they mean
     * @param condition a condition that they are all the same, as a depression with psychotic symptoms is one; null
     *     when what they mean says it
     */
    public record DiagnosisRule(
            Pattern pattern,
            DiagnosisMeaning means,
            @Nullable Condition condition) {}

    /** So many visits within so many days; the last of the days is inside. */
    public record Threshold(int visits, int days) {}

    /** What the disposition means; null when it is blank or unknown. */
    @Nullable
    DispositionMeaning meaningOf(@Nullable String disposition) {
        return disposition == null ? null : dispositions.get(normalized(disposition));
    }

    /** The rule for an ICD-10-CM code; null when it is not behavioural. */
    @Nullable
    DiagnosisRule ruleFor(String code) {
        String plain = code.replace(".", "").strip().toUpperCase(Locale.ROOT);
        return diagnoses.stream()
                .filter(rule -> rule.pattern().matcher(plain).matches())
                .findFirst()
                .orElse(null);
    }

    /** {@code 1}, {@code 01} and {@code 001} are one code, and so are its spellings with text and system behind it. */
    public static String normalized(String disposition) {
        String code = disposition.split("\\^", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!code.matches("\\d+")) {
            return code;
        }
        String digits = code.replaceFirst("^0+(?=\\d)", "");
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
