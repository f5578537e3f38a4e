package org.stepdown.enrollment.placement.kafka;

import org.stepdown.enrollment.placement.Happening;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.ReferralStatus;

/** A change of a referral's status as an event. */
final class StatusEvent {

    private StatusEvent() {}

    static ReferralStatusChanged of(Happening.StatusChanged changed) {
        return new ReferralStatusChanged(
                changed.at(),
                changed.referral().id(),
                Symbols.write(ReferralStatus.class, changed.to()),
                Symbols.write(ReferralStatus.class, changed.from()),
                ReasonCodes.write(changed.reasons()),
                CohortEvents.summary(changed.cohort(), changed.seat()),
                changed.owner(),
                changed.dueAt(),
                Actors.write(changed.actor()),
                Actors.write(changed.cause()));
    }
}
