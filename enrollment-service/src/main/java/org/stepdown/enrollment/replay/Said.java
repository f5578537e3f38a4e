package org.stepdown.enrollment.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.referral.Referral;

/** What an event said, as the consumers understand it. */
public sealed interface Said {

    /** The time that it counts from. */
    Instant at();

    /** Something of a referral: for the desk, and for the clocks. */
    record OfReferral(Command command, FollowUpNews news) implements Said {

        @Override
        public Instant at() {
            return command.at();
        }

        /** The referral as it was told; null when only its end or a merge was. */
        @Nullable
        Referral told() {
            return switch (command) {
                case Command.Open open -> open.referral();
                case Command.Change change -> change.referral();
                default -> null;
            };
        }
    }

    /** Something of a patient in hospital. */
    record OfHospital(HospitalEvent event) implements Said {

        @Override
        public Instant at() {
            return event.at();
        }
    }
}
