package org.stepdown.delivery.parts;

import org.jspecify.annotations.Nullable;

/** A part could not be started or stopped; the message is written for whoever started it and says what to change. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailed(String message) {
        this(message, null);
    }

    public PartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
