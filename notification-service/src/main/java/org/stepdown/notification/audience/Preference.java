package org.stepdown.notification.audience;

import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Channel;

/**
 * How somebody wants to be told, beside the inbox, which always says everything.
 *
 * @param urgent by which channels of what is urgent: at once, or not at all
 * @param routine by which channels of everything else
 * @param quiet when not to be disturbed by what is routine; null for never
 * @param digest when to get what was gathered
 */
public record Preference(
        Map<Channel, Mode> urgent,
        Map<Channel, Mode> routine,
        @Nullable QuietHours quiet,
        Rhythm digest) {

    /** Of somebody who has not said. */
    public static final Preference DEFAULT = new Preference(
            Map.of(Channel.EMAIL, Mode.IMMEDIATE, Channel.SMS, Mode.IMMEDIATE, Channel.WEBHOOK, Mode.IMMEDIATE),
            Map.of(Channel.EMAIL, Mode.DIGEST),
            null,
            new Rhythm.Daily(LocalTime.of(8, 0)));

    public Preference {
        urgent = Map.copyOf(urgent);
        routine = Map.copyOf(routine);
        if (urgent.containsValue(Mode.DIGEST)) {
            throw new IllegalArgumentException("what is urgent is not gathered");
        }
    }

    /** At once, or gathered. */
    public enum Mode {
        IMMEDIATE,
        DIGEST
    }

    Map<Channel, Mode> channels(Urgency urgency) {
        return urgency == Urgency.URGENT ? urgent : routine;
    }
}
