package org.stepdown.enrollment.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;

/** The cohorts there are. */
public interface Cohorts {

    boolean exists(String id);

    /** A cohort as staff have defined it; null when there is none of this id. */
    @Nullable
    Defined find(String id);

    /** Adds a cohort with so many empty seats; false when there is one of this id. */
    boolean add(Cohort cohort, int capacity, Instant at);

    /** The open cohorts of a program, in the order of their ids. */
    List<Cohort> of(String programId);

    /** Waits until nobody decides; until the transaction ends nobody gets a seat or gives one back. */
    void hold();

    /** How many have a seat in the cohort. */
    int taken(String id);

    /** Defines the cohort anew, and counts its revision up. */
    void change(Cohort cohort);

    /**
     * A definition.
     *
     * @param cohort the cohort, with the holidays that are its own
     * @param revision counted up by every change
     */
    record Defined(Cohort cohort, int revision) {}
}
