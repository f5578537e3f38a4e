package org.stepdown.enrollment.replay.command;

/** The command was not called as it can be; the message says how. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
