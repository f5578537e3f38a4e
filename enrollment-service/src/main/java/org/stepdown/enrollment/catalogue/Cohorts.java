package org.stepdown.enrollment.catalogue;

import java.time.Instant;
import org.stepdown.enrollment.cohort.Cohort;

/** The cohorts there are. */
public interface Cohorts {

    boolean exists(String id);

    /** Adds a cohort with so many empty seats; false when there is one of this id. */
    boolean add(Cohort cohort, int capacity, Instant at);
}
