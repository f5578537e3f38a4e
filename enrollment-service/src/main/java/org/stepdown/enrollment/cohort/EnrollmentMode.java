package org.stepdown.enrollment.cohort;

/** When a patient may join. */
public enum EnrollmentMode {
    /** Until the first session, not after it. */
    CLOSED,
    /** At any session. */
    ROLLING,
    /** At the first session of any topic; a topic lasts a calendar week. */
    TOPIC_CYCLE
}
