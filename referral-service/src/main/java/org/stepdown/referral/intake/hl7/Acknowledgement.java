package org.stepdown.referral.intake.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a message: original mode AA, AE, AR; enhanced mode CA, CE, CR. */
record Acknowledgement(String code, byte[] bytes) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.UTC);

    static Acknowledgement of(@Nullable Msh msh, @Nullable Hl7Error error, UUID messageId, Instant now) {
        String code =
                (msh != null && msh.enhanced() ? "C" : "A") + (error == null ? "A" : error.rejected() ? "R" : "E");
        StringBuilder text = new StringBuilder("MSH|^~\\&|");
        if (msh == null) {
            text.append("||||");
        } else {
            text.append(String.join("|", msh.part(5, 1), msh.part(6, 1), msh.application(), msh.facility()))
                    .append('|');
        }
        String trigger = msh == null || msh.part(9, 2).isEmpty() ? "ACK" : "ACK^" + msh.part(9, 2) + "^ACK";
        text.append(TIME.format(now)).append("||").append(trigger).append('|');
        text.append(messageId.toString().replace("-", ""), 0, 20).append('|');
        text.append(msh == null || msh.part(11, 1).isEmpty() ? "P" : msh.part(11, 1))
                .append('|');
        text.append(msh == null || msh.version().isEmpty() ? "2.5.1" : msh.version())
                .append('\r');
        text.append("MSA|")
                .append(code)
                .append('|')
                .append(msh == null ? "" : msh.controlId())
                .append('\r');
        if (error != null) {
            text.append(msh == null || msh.since25() ? modern(error) : old(error))
                    .append('\r');
        }
        return new Acknowledgement(code, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the sender wants to hear it (MSH-15; original mode always does). */
    static boolean isWanted(String code, @Nullable Msh msh) {
        return switch (msh == null ? "" : msh.field(15)) {
            case "NE" -> false;
            case "ER" -> !code.endsWith("A");
            case "SU" -> code.endsWith("A");
            default -> true;
        };
    }

    private static String modern(Hl7Error error) {
        String location = error.location() == null ? "" : error.location();
        return "ERR||" + location + "|" + error.code() + "^" + error.text() + "^HL70357|E";
    }

    private static String old(Hl7Error error) {
        String[] at = (error.location() == null ? "^^" : error.location() + "^^").split("\\^", -1);
        return "ERR|" + at[0] + "^" + at[1] + "^" + at[2] + "^" + error.code() + "&" + error.text() + "&HL70357";
    }
}
