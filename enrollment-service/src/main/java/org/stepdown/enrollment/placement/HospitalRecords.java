package org.stepdown.enrollment.placement;

import java.util.List;
import java.util.Set;

/** Where hospital visits are kept. */
public interface HospitalRecords {

    /**
     * Waits until nobody else decides, keeps what was said, and lets what was known under a retired key go on under the
     * surviving one.
     *
     * @return keys, as they were told, of patients with an open referral
     */
    Set<String> keep(List<HospitalEvent> events);
}
