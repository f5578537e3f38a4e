package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;

/**
 * One window of a follow-up clock and how it stands.
 *
 * @param referralId the referral
 * @param index the index event
 * @param days length of the window
 * @param state how it stands
 * @param warning the warning that was given last, while it runs
 * @param reasons why it was stopped
 * @param metOn date of the first session that counts, at the facility
 * @param urgent whether alerts about it are urgent
 * @param policyVersion the policy that it runs by
 * @param nextAt when time alone changes it next
 */
public record ClockWindow(
        UUID referralId,
        IndexEvent index,
        int days,
        ClockState state,
        @Nullable String warning,
        List<Reason> reasons,
        @Nullable LocalDate metOn,
        boolean urgent,
        String policyVersion,
        @Nullable Instant nextAt) {

    public ClockWindow {
        reasons = List.copyOf(reasons);
    }

    /** What tells it from every other. */
    public record Key(UUID referralId, Measure measure, Instant indexAt, int days) {}

    public Key key() {
        return new Key(referralId, index.measure(), index.at(), days);
    }

    /** Whether others have to be told when this takes the place of another. */
    boolean saysMoreThan(@Nullable ClockWindow before) {
        return before == null
                ? state != ClockState.STOPPED
                : state != before.state
                        || !Objects.equals(warning, before.warning)
                        || !Objects.equals(metOn, before.metOn);
    }
}
