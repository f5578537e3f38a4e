package org.stepdown.enrollment.program;

import java.math.BigDecimal;

/** Whom a program is for (domain rules, section 5); which ages these are is said by the placement policy. */
public enum AgeBand {
    ADOLESCENT("6"),
    ADULT("9");

    /** The most hours a week that still count as intensive outpatient care; above is partial hospitalisation. */
    public static final BigDecimal MOST_WEEKLY_HOURS = new BigDecimal("19");

    private final BigDecimal leastWeeklyHours;

    AgeBand(String leastWeeklyHours) {
        this.leastWeeklyHours = new BigDecimal(leastWeeklyHours);
    }

    /** The fewest hours a week that count as intensive at this age. */
    public BigDecimal leastWeeklyHours() {
        return leastWeeklyHours;
    }
}
