package org.stepdown.referral.intake.hl7;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a message.
 *
 * @param code HL7 table 0357
 * @param text its text, without content of the message
 * @param location segment^sequence^field; null when the whole message is meant
 * @param rejected whether the message is refused (AR) rather than kept for repair (AE)
 */
record Hl7Error(int code, String text, @Nullable String location, boolean rejected) {

    static Hl7Error missing(String segment, int field) {
        return new Hl7Error(101, "Required field missing", segment + "^1^" + field, false);
    }

    static Hl7Error missingSegment(String segment) {
        return new Hl7Error(100, "Segment sequence error", segment + "^1", false);
    }

    static Hl7Error badData(String location) {
        return new Hl7Error(102, "Data type error", location, false);
    }

    static Hl7Error duplicate() {
        return new Hl7Error(205, "Duplicate key identifier", "MSH^1^10", false);
    }

    static Hl7Error refused(int code, String text, @Nullable String location) {
        return new Hl7Error(code, text, location, true);
    }

    /** As kept with the message: the code and the place. */
    String failure() {
        return code + " " + text + (location == null ? "" : " at " + location.replace("^1^", "-"));
    }
}
