package org.stepdown.vault;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A key is not at hand. Says which, never anything that it sealed. It counts as a resource that is away: whoever lacks a
 * key waits for it, and gives up nothing that others can read.
 */
public class VaultException extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The key that sealed something is not known here. */
    public static final class UnknownKey extends VaultException {

        private static final long serialVersionUID = 1;

        UnknownKey(String message) {
            super(message);
        }
    }
}
