package org.stepdown.notification.audience;

import java.time.LocalTime;

/** When somebody gets what has gathered. */
public sealed interface Rhythm {

    /** Once a day, at this time of his or her day. */
    record Daily(LocalTime at) implements Rhythm {}

    /** When a shift of his or hers begins. */
    record PerShift() implements Rhythm {}
}
