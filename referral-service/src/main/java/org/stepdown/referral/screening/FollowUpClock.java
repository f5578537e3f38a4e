package org.stepdown.referral.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A follow-up clock (domain rules, section 6; HEDIS-style, not a certified measure).
 *
 * @param measure which one
 * @param indexAt time of the index event
 * @param timeZone zone in which dates are counted
 */
public record FollowUpClock(Measure measure, Instant indexAt, ZoneId timeZone) {

    /** The measures; age is the youngest that each counts, in years. */
    public enum Measure {
        FUH(6),
        FUI(13),
        FUM(6),
        FUA(13);

        private final int age;

        Measure(int age) {
            this.age = age;
        }

        /** Youngest age on the index date, in years. */
        public int youngest() {
            return age;
        }
    }

    public LocalDate indexDate() {
        return indexAt.atZone(timeZone).toLocalDate();
    }

    /** Last date of the 7-day window. Whether day 0 counts decides about its first date only. */
    public LocalDate sevenDayDeadline() {
        return indexDate().plusDays(7);
    }

    /** Last date of the 30-day window. */
    public LocalDate thirtyDayDeadline() {
        return indexDate().plusDays(30);
    }
}
