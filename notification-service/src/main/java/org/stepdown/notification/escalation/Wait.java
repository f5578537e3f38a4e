package org.stepdown.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import org.stepdown.notification.audience.BusinessCalendar;

/** How long a rung of a ladder waits after the one before it. */
public sealed interface Wait {

    /** When it is over. */
    Instant after(Instant previous, BusinessCalendar calendar);

    /** So long, day and night. */
    record AnyTime(Duration time) implements Wait {
        @Override
        public Instant after(Instant previous, BusinessCalendar calendar) {
            return previous.plus(time);
        }
    }

    /** So long, and then until the office is open. */
    record OfficeHours(Duration time) implements Wait {
        @Override
        public Instant after(Instant previous, BusinessCalendar calendar) {
            return calendar.firstOpenFrom(previous.plus(time));
        }
    }

    /** Until the office opens on the next business day. */
    record NextBusinessDay() implements Wait {
        @Override
        public Instant after(Instant previous, BusinessCalendar calendar) {
            return calendar.nextBusinessDay(previous);
        }
    }
}
