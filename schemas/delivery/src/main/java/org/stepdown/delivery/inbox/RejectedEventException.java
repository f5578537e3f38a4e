package org.stepdown.delivery.inbox;

/** The handler can never take this event. */
public final class RejectedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable code in upper snake case, kept with the dead letter
     * @param message what is wrong, without content of the event
     */
    public RejectedEventException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The code kept with the dead letter. */
    public String code() {
        return code;
    }
}
