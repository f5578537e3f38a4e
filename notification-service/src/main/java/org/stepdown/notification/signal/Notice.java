package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Subject;

/**
 * What an event means for one case.
 *
 * @param subject whose case
 * @param key key that events about it travel under
 * @param programId program whose staff is concerned, where known
 * @param person who the patient is to staff; null when the event does not say
 * @param signals what it says
 * @param cause the event
 */
public record Notice(
        Subject subject,
        String key,
        @Nullable String programId,
        @Nullable Person person,
        List<Signal> signals,
        Cause cause) {

    public Notice {
        signals = List.copyOf(signals);
    }

    /**
     * The patient as staff know him or her.
     *
     * @param name null where it must not be shown (42 CFR Part 2)
     * @param asOf when it was known
     */
    public record Person(@Nullable String name, Instant asOf) {}
}
