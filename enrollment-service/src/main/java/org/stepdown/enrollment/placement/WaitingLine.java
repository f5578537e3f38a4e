package org.stepdown.enrollment.placement;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.Precedence;

/** The waitlist as it is stored. */
public interface WaitingLine {

    /**
     * The next ones in order.
     *
     * @param order what counts for the order
     * @param cohortId those that could join this cohort; everybody when null
     * @param without leave these out
     * @param limit at most so many
     */
    List<CaseFile> next(@Nullable String cohortId, List<Precedence> order, Collection<UUID> without, int limit);
}
