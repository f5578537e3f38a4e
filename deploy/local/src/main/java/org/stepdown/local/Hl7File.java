package org.stepdown.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The messages of a file. They are taken as bytes, since each names its own character set; every character set that
 * HL7 v2 allows over MLLP keeps line ends and the letters of segment names as they are in ASCII.
 */
final class Hl7File {

    private Hl7File() {}

    /** One entry per MSH segment, with segments that end in a carriage return; frames and batch envelopes fall away. */
    static List<byte[]> messages(byte[] content) {
        List<byte[]> messages = new ArrayList<>();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean inMessage = false;
        for (byte[] line : lines(content)) {
            if (startsWith(line, "MSH")) {
                take(message, messages);
                inMessage = true;
            } else if (isEnvelope(line)) {
                take(message, messages);
                inMessage = false;
            }
            // What comes before the first MSH is sent as it is: the receiver has to say what it thinks of it.
            if (inMessage || (messages.isEmpty() && !isEnvelope(line))) {
                message.writeBytes(line);
                message.write('\r');
            }
        }
        take(message, messages);
        return messages;
    }

    /** Whether the message says that it wants no acknowledgement at all (MSH-15, HL7 table 0155: NE). */
    static boolean wantsNoAnswer(byte[] message) {
        String header = new String(message, StandardCharsets.ISO_8859_1).split("\r", 2)[0];
        if (header.length() < 4) {
            return false;
        }
        String[] fields = header.split(Pattern.quote(header.substring(3, 4)), -1);
        return fields.length > 14 && fields[14].equals("NE");
    }

    private static void take(ByteArrayOutputStream message, List<byte[]> messages) {
        if (message.size() > 0) {
            messages.add(message.toByteArray());
            message.reset();
        }
    }

    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte octet : content) {
            switch (octet) {
                case '\r', '\n', 0x0B, 0x1C -> take(line, lines);
                default -> line.write(octet);
            }
        }
        take(line, lines);
        return lines;
    }

    private static boolean isEnvelope(byte[] line) {
        return startsWith(line, "FHS") || startsWith(line, "BHS") || startsWith(line, "BTS") || startsWith(line, "FTS");
    }

    private static boolean startsWith(byte[] line, String name) {
        return line.length > 2 && line[0] == name.charAt(0) && line[1] == name.charAt(1) && line[2] == name.charAt(2);
    }
}
