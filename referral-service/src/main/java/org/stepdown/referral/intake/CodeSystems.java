package org.stepdown.referral.intake;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.CodeSystem;

/** Code systems by the names that feeds give them: HL7 table 0396, URIs and OIDs. */
public final class CodeSystems {

    private static final Pattern SCHEME = Pattern.compile("^HTTPS?://");
    private static final Pattern PUNCTUATION = Pattern.compile("[^A-Z0-9]");
    private static final Pattern ICD_10 = Pattern.compile("[A-TV-Za-tv-z]\\d[0-9A-Za-z](\\.?[0-9A-Za-z]{0,4})");

    private CodeSystems() {}

    /** A code of the right shape is taken for ICD-10-CM when nothing is said. */
    public static CodeSystem named(@Nullable String name, String code) {
        return switch (name == null ? "" : name.replace("urn:oid:", "")) {
            case "2.16.840.1.113883.6.90" -> CodeSystem.ICD_10_CM;
            case "2.16.840.1.113883.6.103" -> CodeSystem.ICD_9_CM;
            case "2.16.840.1.113883.6.96" -> CodeSystem.SNOMED_CT;
            default -> spelled(name, code);
        };
    }

    private static CodeSystem spelled(@Nullable String name, String code) {
        String plain = name == null ? "" : plain(name.toUpperCase(Locale.ROOT));
        if (plain.startsWith("I10") || plain.contains("ICD10")) {
            return CodeSystem.ICD_10_CM;
        }
        if (plain.startsWith("I9") || plain.contains("ICD9")) {
            return CodeSystem.ICD_9_CM;
        }
        if (plain.startsWith("SCT") || plain.startsWith("SNM") || plain.contains("SNOMED")) {
            return CodeSystem.SNOMED_CT;
        }
        return plain.isEmpty() && ICD_10.matcher(code.strip()).matches() ? CodeSystem.ICD_10_CM : CodeSystem.OTHER;
    }

    private static String plain(String name) {
        return PUNCTUATION.matcher(SCHEME.matcher(name).replaceFirst("")).replaceAll("");
    }
}
