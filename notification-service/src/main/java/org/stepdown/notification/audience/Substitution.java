package org.stepdown.notification.audience;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody stands in for somebody.
 *
 * @param account who is away
 * @param substitute who stands in
 * @param starts from when
 * @param ends until when
 */
public record Substitution(UUID id, String account, String substitute, Instant starts, Instant ends) {

    boolean covers(Instant at) {
        return !at.isBefore(starts) && at.isBefore(ends);
    }
}
