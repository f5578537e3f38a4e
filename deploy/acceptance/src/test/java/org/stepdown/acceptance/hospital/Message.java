package org.stepdown.acceptance.hospital;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An HL7 v2 message of the application {@value #APPLICATION}.
 *
 * @param facility sending facility (MSH-4)
 * @param controlId MSH-10
 * @param text segments, one a line
 */
public record Message(String facility, String controlId, String text) {

    static final String APPLICATION = "EPIC";

    static Message of(String type, String facility, String time, Segment... segments) {
        String controlId = "C" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
        StringBuilder text = new StringBuilder(Segment.named("MSH")
                .with(2, "^~\\&")
                .with(3, APPLICATION)
                .with(4, facility)
                .with(5, "STEPDOWN")
                .with(6, "STEPDOWN")
                .with(7, time)
                .with(9, type)
                .with(10, controlId)
                .with(11, "P")
                .with(12, "2.5.1")
                .toString());
        for (Segment segment : segments) {
            text.append('\n').append(segment);
        }
        return new Message(facility, controlId, text.append('\n').toString());
    }

    /** The same message, spoilt. */
    public Message but(UnaryOperator<String> change) {
        return new Message(facility, controlId, change.apply(text));
    }

    /** The same message without the segments of this name. */
    public Message without(String segment) {
        return but(whole -> whole.replaceAll("(?m)^" + segment + "\\|.*\n", ""));
    }

    byte[] bytes() {
        return text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
    }
}
