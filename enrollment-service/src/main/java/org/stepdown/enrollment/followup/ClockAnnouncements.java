package org.stepdown.enrollment.followup;

import java.util.List;

/** Tells others how clocks stand. */
public interface ClockAnnouncements {
    void announce(List<ClockChange> changes);
}
