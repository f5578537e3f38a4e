package org.stepdown.enrollment.replay;

import org.stepdown.enrollment.placement.Announcements;

/** Makes empty copies of the service's tables. */
public interface Copies {

    /** Name of the schema that the service itself works in. */
    String live();

    /**
     * An empty copy, which takes programs, sites and policies over and remembers how things stand at this moment.
     *
     * @param of the schema whose past is to be replayed
     * @param announcements what is done with what happens in the copy
     */
    Copy open(String of, Announcements announcements);
}
