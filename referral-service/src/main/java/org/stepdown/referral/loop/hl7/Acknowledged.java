package org.stepdown.referral.loop.hl7;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.loop.Outcome;

/**
 * The answer of a hospital.
 *
 * @param code MSA-1
 * @param controlId MSA-2
 */
record Acknowledged(String code, String controlId) {

    /** The answer; null when there is none to be found in it. */
    static @Nullable Acknowledged read(String message) {
        String[] segments = message.strip().split("[\r\n]+", -1);
        if (!segments[0].startsWith("MSH") || segments[0].length() < 4) {
            return null;
        }
        String separator = Pattern.quote(segments[0].substring(3, 4));
        for (String segment : segments) {
            String[] fields = segment.split(separator, -1);
            if (fields[0].equals("MSA")
                    && fields.length > 2
                    && fields[1].strip().matches("[AC][AER]")) {
                return new Acknowledged(fields[1].strip(), fields[2].strip());
            }
        }
        return null;
    }

    /** An error may pass, a reject will not (HL7 v2, section 2.9.2). */
    Outcome outcome() {
        return switch (code) {
            case "AA", "CA" -> new Outcome.Delivered(code);
            case "AE", "CE" -> new Outcome.Doubted("HL7_" + code);
            default -> new Outcome.Refused("HL7_" + code);
        };
    }
}
