package org.stepdown.referral.intake.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Messages as a broken interface engine, a bad line or an attacker might send them; the same seed makes the same. */
final class Mutations {

    private static final List<byte[]> WHOLE = List.of(
            Hl7Text.discharge("C1", "4711").with("OBX|1|CE|SAFE-AT-HOME||N").bytes(),
            Hl7Text.message("ADT^A40", "C2")
                    .patient("4711")
                    .with("MRG|4712^^^GENHOSP^MR")
                    .bytes(),
            Hl7Text.message("ADT^A08", "C3")
                    .with("EVN||20260305")
                    .patient("4711")
                    .with(Hl7Text.visit("4711", "E", "ED", ""))
                    .bytes(),
            Hl7Text.message("REF^I12", "C4")
                    .with("RF1|P|R|MED|||R77^CLINIC")
                    .with("PRD|RP|DOE^JANE")
                    .patient("4711")
                    .bytes());
    private static final byte[] SPECIAL = "|^~\\&\r\n\0\u00e9\"MSHPID".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_RUN = 64;

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A message with one to eight faults in it. */
    byte[] next() {
        byte[] message = WHOLE.get(random.nextInt(WHOLE.size())).clone();
        for (int i = random.nextInt(8); i >= 0 && message.length > 1; i--) {
            message = mutated(message);
        }
        return message;
    }

    private byte[] mutated(byte[] message) {
        int at = random.nextInt(message.length);
        int length = Math.min(1 + random.nextInt(LONGEST_RUN), message.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(message, at, (byte) random.nextInt(256));
            case 1 -> replaced(message, at, SPECIAL[random.nextInt(SPECIAL.length)]);
            case 2 -> joined(message, at, new byte[0], at + length);
            case 3 -> joined(message, at, slice(message, at, length), at);
            case 4 -> joined(message, at, new byte[0], message.length);
            default -> joined(message, at, slice(message, random.nextInt(message.length - length + 1), length), at);
        };
    }

    private static byte[] replaced(byte[] message, int at, byte value) {
        byte[] changed = message.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] slice(byte[] message, int from, int length) {
        byte[] part = new byte[length];
        System.arraycopy(message, from, part, 0, length);
        return part;
    }

    /** What stands before a place, then something else, then what stands from another place on. */
    private static byte[] joined(byte[] message, int until, byte[] between, int from) {
        byte[] all = new byte[until + between.length + message.length - from];
        System.arraycopy(message, 0, all, 0, until);
        System.arraycopy(between, 0, all, until, between.length);
        System.arraycopy(message, from, all, until + between.length, message.length - from);
        return all;
    }
}
