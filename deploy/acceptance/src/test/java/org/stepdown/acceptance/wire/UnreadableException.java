package org.stepdown.acceptance.wire;

/** Bytes or a schema that are not what the format says. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
