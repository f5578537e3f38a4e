package org.stepdown.referral.intake.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of a message, read by hand: it must be readable before the character set is known, and in broken messages. */
record Msh(List<String> fields, char separator, char component) {

    private static final Pattern VERSION = Pattern.compile("2\\.[3-8](\\.\\d)?");

    /** The header; null when this is no HL7 message. */
    static @Nullable Msh read(byte[] body) {
        String line = firstLine(
                withoutNul(new String(body, StandardCharsets.ISO_8859_1)).stripLeading());
        if (!line.startsWith("MSH") || line.length() < 8) {
            return null;
        }
        return new Msh(Segment.cut(line, line.charAt(3)), line.charAt(3), line.charAt(4));
    }

    private static String firstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(0, end);
    }

    /** No field of HL7 holds one, and no database keeps one. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }

    /** A field by its HL7 number; empty when absent. MSH-1 is the separator itself. */
    String field(int number) {
        return number - 1 < fields.size() ? fields.get(number - 1).strip() : "";
    }

    String part(int number, int component) {
        List<String> parts = Segment.cut(field(number), this.component);
        return component <= parts.size() ? parts.get(component - 1).strip() : "";
    }

    String application() {
        return part(3, 1);
    }

    String facility() {
        return part(4, 1);
    }

    String controlId() {
        return field(10);
    }

    String version() {
        return part(12, 1);
    }

    boolean versionIsKnown() {
        return VERSION.matcher(version()).matches();
    }

    /** Whether the error location belongs in ERR-2, as from version 2.5. */
    boolean since25() {
        return version().compareTo("2.5") >= 0;
    }

    boolean enhanced() {
        return !field(15).isEmpty() || !field(16).isEmpty();
    }

    /** The text, by MSH-18; without a usable one UTF-8 where it is valid, else ISO 8859-1. */
    String decode(byte[] body) {
        Charset told = charset();
        return withoutNul(told == null ? guessed(body) : new String(body, told));
    }

    /** The bytes of a text, so that decoding gives the text again. */
    byte[] encode(String text) {
        Charset told = charset();
        return text.getBytes(told == null ? StandardCharsets.UTF_8 : told);
    }

    /** HL7 table 0211; ASCII is what nobody keeps to, so it is looked at like nothing said. */
    private @Nullable Charset charset() {
        String name = field(18).split("~", 2)[0].toUpperCase(Locale.ROOT);
        return switch (name) {
            case "UNICODE", "UNICODE UTF-8", "UTF-8" -> StandardCharsets.UTF_8;
            case "UNICODE UTF-16" -> StandardCharsets.UTF_16;
            case "UNICODE UTF-32" -> supported("UTF-32");
            case "ISO IR14" -> supported("JIS_X0201");
            case "ISO IR87", "ISO IR159" -> supported("ISO-2022-JP-2");
            case "GB 18030-2000" -> supported("GB18030");
            case "KS X 1001" -> supported("EUC-KR");
            case "CNS 11643-1992" -> supported("EUC-TW");
            case "BIG-5" -> supported("Big5");
            case String iso when iso.matches("8859/\\d+") -> supported("ISO-8859-" + iso.substring(5));
            default -> null;
        };
    }

    private static @Nullable Charset supported(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    private static String guessed(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }
}
