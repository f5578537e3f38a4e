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
 * @param placed where the patient is placed now; null when the event does not say
 */
public record Notice(
        Subject subject,
        String key,
        @Nullable String programId,
        @Nullable Person person,
        List<Signal> signals,
        Cause cause,
        @Nullable Placed placed) {

    public Notice {
        signals = List.copyOf(signals);
    }

    /** One that says nothing of where the patient is placed. */
    public Notice(
            Subject subject,
            String key,
            @Nullable String programId,
            @Nullable Person person,
            List<Signal> signals,
            Cause cause) {
        this(subject, key, programId, person, signals, cause, null);
    }

    /**
     * Which program the patient is with from a time on: its staff is told of what events say that name no program.
     *
     * @param programId null for none
     */
    public record Placed(@Nullable String programId, Instant asOf) {}

    /**
     * The patient as staff know him or her.
     *
     * @param name null where it must not be shown (42 CFR Part 2)
     * @param asOf when it was known
     */
    public record Person(@Nullable String name, Instant asOf) {}
}
