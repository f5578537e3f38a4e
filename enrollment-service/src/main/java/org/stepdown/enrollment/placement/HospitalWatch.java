package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;

/** Somebody beside placement to whom it matters what hospitals say; is told in the same transaction. */
public interface HospitalWatch {
    void saw(List<HospitalEvent> events, Instant now);
}
