package org.stepdown.simulator.line;

import java.util.regex.Pattern;

/**
 * What was answered to a letter.
 *
 * @param said code of the acknowledgement and of the error, as {@code AE 101}, or the HTTP status
 * @param whole as it came
 */
public record Answer(String said, String whole) {

    static Answer hl7(String text) {
        String code = "";
        String error = "";
        for (String segment : text.split("\r")) {
            String[] fields = segment.split(Pattern.quote("|"), -1);
            if (fields[0].equals("MSA") && fields.length > 1) {
                code = fields[1];
            } else if (fields[0].equals("ERR") && error.isEmpty()) {
                // Before version 2.5 all is in ERR-1: segment^sequence^field^code&text&system.
                error = fields.length > 3
                        ? fields[3].split("\\^", 2)[0]
                        : fields[1].replaceFirst("^(?:[^^]*\\^){3}", "").split("&", 2)[0];
            }
        }
        return new Answer((code + " " + error).strip(), text);
    }

    static Answer http(int status, String body) {
        return new Answer(String.valueOf(status), body);
    }

    /** Whether to send again later, as an interface engine does. */
    boolean isForLater() {
        return said.startsWith("5") || said.equals("429") || said.endsWith(" 207");
    }
}
