package org.stepdown.enrollment.placement;

import java.util.List;

/** Tells others what happened, if and when the work at hand is kept. */
public interface Announcements {
    void announce(List<Happening> happenings);
}
