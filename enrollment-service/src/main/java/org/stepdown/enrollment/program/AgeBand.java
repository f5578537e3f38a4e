package org.stepdown.enrollment.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whom a program is for; the age counts on the day of the first session (domain rules, section 5). */
public enum AgeBand {
    ADOLESCENT(12, 17, "6"),
    ADULT(18, Integer.MAX_VALUE, "9");

    /** The most hours a week that still count as intensive outpatient care; above is partial hospitalisation. */
    public static final BigDecimal MOST_WEEKLY_HOURS = new BigDecimal("19");

    private final int youngest;
    private final int oldest;
    private final BigDecimal leastWeeklyHours;

    AgeBand(int youngest, int oldest, String leastWeeklyHours) {
        this.youngest = youngest;
        this.oldest = oldest;
        this.leastWeeklyHours = new BigDecimal(leastWeeklyHours);
    }

    /** The fewest hours a week that count as intensive at this age. */
    public BigDecimal leastWeeklyHours() {
        return leastWeeklyHours;
    }

    /** Whether somebody born on this date belongs to the band on that day. */
    public boolean admits(LocalDate birthDate, LocalDate on) {
        long years = ChronoUnit.YEARS.between(birthDate, on);
        return years >= youngest && years <= oldest;
    }
}
