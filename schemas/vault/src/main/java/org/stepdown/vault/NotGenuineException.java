package org.stepdown.vault;

import org.springframework.dao.DataIntegrityViolationException;

/** Something sealed was changed, or belongs to another row or column. Says which column, never what is inside. */
public final class NotGenuineException extends DataIntegrityViolationException {

    private static final long serialVersionUID = 1;

    NotGenuineException(String message) {
        super(message);
    }
}
