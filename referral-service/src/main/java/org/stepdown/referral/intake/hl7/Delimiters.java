package org.stepdown.referral.intake.hl7;

import java.util.HexFormat;

/** What separates the parts of a message, as its first segment says (MSH-1 and MSH-2). */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {

    private static final String USUAL = "^~\\&";

    /**
     * What a message uses; what it leaves out is as usual.
     *
     * @param text begins with the header segment, up to MSH-2 at least
     * @throws Hl7Fault 102 when two are the same: nobody could tell the parts from each other
     */
    static Delimiters of(String text) throws Hl7Fault {
        char field = text.charAt(3);
        StringBuilder told = new StringBuilder(USUAL);
        for (int i = 0; i < USUAL.length() && 4 + i < text.length() && text.charAt(4 + i) != field; i++) {
            told.setCharAt(i, text.charAt(4 + i));
        }
        if ((field + told.toString()).chars().distinct().count() < 1 + USUAL.length()) {
            throw new Hl7Fault(new Hl7Error(102, "Data type error", "MSH^1^2", false));
        }
        return new Delimiters(field, told.charAt(0), told.charAt(1), told.charAt(2), told.charAt(3));
    }

    /** Escape sequences become what they stand for; one that is not known stays as it is (section 2.7). */
    String unescaped(String text) {
        int begin = text.indexOf(escape);
        if (begin < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (begin >= 0) {
            int end = text.indexOf(escape, begin + 1);
            if (end < 0) {
                break;
            }
            String meant = meant(text.substring(begin + 1, end));
            plain.append(text, from, begin);
            if (meant.isEmpty()) {
                // Not a sequence: what looks like its end may begin another one.
                plain.append(text, begin, end);
                from = end;
            } else {
                plain.append(meant);
                from = end + 1;
            }
            begin = text.indexOf(escape, from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Empty when nobody knows. */
    private String meant(String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(field);
            case "S" -> String.valueOf(component);
            case "R" -> String.valueOf(repetition);
            case "E" -> String.valueOf(escape);
            case "T" -> String.valueOf(subcomponent);
            case ".br" -> "\r";
            default -> hexadecimal(sequence);
        };
    }

    private static String hexadecimal(String sequence) {
        if (!sequence.matches("X([0-9A-Fa-f]{2})+")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (byte b : HexFormat.of().parseHex(sequence.substring(1))) {
            text.append((char) (b & 0xFF));
        }
        return text.toString();
    }
}
