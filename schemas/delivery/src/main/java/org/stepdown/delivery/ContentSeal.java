package org.stepdown.delivery;

import java.util.UUID;

/**
 * How values of events are kept in delivery's own tables until they have left or are settled. Without one they are kept
 * as they are.
 */
public interface ContentSeal {

    /** The body of an event in the outbox. */
    byte[] sealEvent(UUID eventId, byte[] body);

    byte[] openEvent(UUID eventId, byte[] sealed);

    /** Many events in one row of the outbox. */
    byte[] sealPage(long id, byte[] page);

    byte[] openPage(long id, byte[] sealed);

    /** A record that a consumer gave up. */
    byte[] sealLetter(UUID id, byte[] content);

    byte[] openLetter(UUID id, byte[] sealed);
}
