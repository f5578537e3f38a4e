package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How clocks stand, as it is shown. */
public interface FollowUpViews {

    /** The clocks of a referral, the latest index event first. */
    List<ClockWindow> clocks(UUID referralId);

    /**
     * Rates of the clocks with an index date from one date to another, both included, of the programs within reach of
     * who asks.
     *
     * @param program the program; every one when null
     * @param asOf when it is asked
     */
    FollowUpRates rates(LocalDate from, LocalDate to, @Nullable String program, Instant asOf);
}
