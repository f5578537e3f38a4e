package org.stepdown.enrollment.followup;

/** The follow-up measures (domain rules, section 6): whom each is for and whether the day itself counts. */
public enum Measure {
    /** After a stay in hospital for mental illness. */
    FUH(6, false),
    /** After an inpatient or residential stay for substance use. */
    FUI(13, false),
    /** After an emergency visit for mental illness. */
    FUM(6, true),
    /** After an emergency visit for substance use or overdose. */
    FUA(13, true);

    private final int youngest;
    private final boolean countsDayZero;

    Measure(int youngest, boolean countsDayZero) {
        this.youngest = youngest;
        this.countsDayZero = countsDayZero;
    }

    /** Youngest age on the date of the index event, in years. */
    public int youngest() {
        return youngest;
    }

    /** Whether it is about a visit to an emergency department, and not about a stay. */
    public boolean ofAnEmergencyVisit() {
        return this == FUM || this == FUA;
    }

    /** Whether a session on the date of the index event itself counts. */
    public boolean countsDayZero() {
        return countsDayZero;
    }
}
