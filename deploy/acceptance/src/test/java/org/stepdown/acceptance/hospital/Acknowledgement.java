package org.stepdown.acceptance.hospital;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What was answered to a message.
 *
 * @param text as it came, segments ended by carriage returns
 */
public record Acknowledgement(String text) {

    static Acknowledgement of(byte[] bytes) {
        return new Acknowledgement(new String(bytes, StandardCharsets.UTF_8));
    }

    /** MSA-1. */
    public String code() {
        return field("MSA", 1);
    }

    /** MSA-2. */
    public String controlId() {
        return field("MSA", 2);
    }

    /** ERR-2: segment, sequence and field that are meant. */
    public String errorLocation() {
        return field("ERR", 2);
    }

    /** ERR-3.1, of HL7 table 0357. */
    public String errorCode() {
        return field("ERR", 3).split("\\^", 2)[0];
    }

    private String field(String segment, int number) {
        List<String> fields = Arrays.stream(text.split("\r"))
                .filter(line -> line.startsWith(segment + "|"))
                .findFirst()
                .map(line -> List.of(line.split("\\|", -1)))
                .orElse(List.of());
        return number < fields.size() ? fields.get(number) : "";
    }
}
