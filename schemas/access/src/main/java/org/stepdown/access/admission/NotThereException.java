package org.stepdown.access.admission;

import org.springframework.security.access.AccessDeniedException;

/** What was asked for does not exist, as far as the one who asks may know. */
final class NotThereException extends AccessDeniedException {

    private static final long serialVersionUID = 1;

    NotThereException() {
        super("Not there");
    }
}
