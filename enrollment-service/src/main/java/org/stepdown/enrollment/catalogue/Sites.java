package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites there are. */
public interface Sites {

    /** All, in the order of their ids. */
    List<Site> all();

    @Nullable
    Site find(String id);

    /** Days on which the site is closed, in order; none for a site that nobody knows. */
    List<Holiday> holidays(String site);

    /** Closes the site on these days and on no other ones. */
    void close(String site, List<Holiday> holidays);

    /** Ids of the cohorts that meet there, in order. */
    List<String> cohorts(String site);
}
