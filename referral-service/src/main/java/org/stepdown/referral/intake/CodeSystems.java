package org.stepdown.referral.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.CodeSystem;

/** Code systems by the names that feeds give them: HL7 table 0396, URIs and OIDs. */
public final class CodeSystems {

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
        String plain = name == null
                ? ""
                : name.toUpperCase(Locale.ROOT).replaceFirst("^HTTPS?://", "").replaceAll("[^A-Z0-9]", "");
        if (plain.startsWith("I10") || plain.contains("ICD10")) {
            return CodeSystem.ICD_10_CM;
        }
        if (plain.startsWith("I9") || plain.contains("ICD9")) {
            return CodeSystem.ICD_9_CM;
        }
        if (plain.startsWith("SCT") || plain.startsWith("SNM") || plain.contains("SNOMED")) {
            return CodeSystem.SNOMED_CT;
        }
        boolean looksLikeIcd10 = code.strip().matches("[A-TV-Za-tv-z]\\d[0-9A-Za-z](\\.?[0-9A-Za-z]{0,4})");
        return plain.isEmpty() && looksLikeIcd10 ? CodeSystem.ICD_10_CM : CodeSystem.OTHER;
    }
}
