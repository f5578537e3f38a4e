package org.stepdown.simulator.line;

import java.time.Instant;

/**
 * A message ready to go out.
 *
 * @param lane letters of one lane go out one after the other
 * @param at when it goes out, in the time of the region
 * @param path where it is posted; empty for MLLP
 * @param application MSH-3
 * @param facility MSH-4
 * @param controlId its name at the sender; also the Idempotency-Key
 * @param wanted how the answer has to begin, as {@code AA} or {@code AE 101}; an HTTP status otherwise
 * @param life number of the life that it tells of; -1 for none
 * @param copy whether the same letter went out before
 */
public record Letter(
        String lane,
        Instant at,
        String path,
        String application,
        String facility,
        String controlId,
        byte[] body,
        String wanted,
        int life,
        boolean copy) {

    boolean overMllp() {
        return path.isEmpty();
    }

    /** Whether it is to be taken. */
    public boolean isGood() {
        return wanted.equals("AA") || wanted.startsWith("2");
    }

    Letter again(Instant time) {
        return new Letter(lane, time, path, application, facility, controlId, body, wanted, life, true);
    }
}
