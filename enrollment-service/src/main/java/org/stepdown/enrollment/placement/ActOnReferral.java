package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;
import org.stepdown.enrollment.staff.StaffActions.Kept;

/**
 * A member of staff does something with a referral, once for each identity, and it is written down; to be called in a
 * transaction, which must not be kept when the answer is a refusal.
 */
public final class ActOnReferral {

    private final StaffActions actions;
    private final PlaceReferrals placeReferrals;

    public ActOnReferral(StaffActions actions, PlaceReferrals placeReferrals) {
        this.actions = actions;
        this.placeReferrals = placeReferrals;
    }

    /**
     * What is asked for.
     *
     * @param id identity: asked for twice, it is done once
     * @param referralId the referral
     * @param act what to do
     * @param seen revision that the member of staff saw; null when it does not matter
     * @param by their account
     * @param reason why, in their own words
     */
    public record Order(
            UUID id,
            UUID referralId,
            Act act,
            @Nullable Long seen,
            String by,
            @Nullable String reason) {}

    /** What came of it. */
    public sealed interface Answer {
        /** It is done, now or before. */
        record Done() implements Answer {}

        /** It can't be done. */
        record Refused(List<Reason> reasons) implements Answer {}

        /** Something else was asked for under this identity. */
        record Reused() implements Answer {}
    }

    public Answer act(Order order, Instant at) {
        String name = order.act().getClass().getSimpleName();
        StaffAction action = new StaffAction(
                order.id(), name + "Referral", order.referralId().toString(), order.by(), order.reason(), at);
        Kept kept = actions.keepOnce(action, order.act());
        return switch (kept) {
            case SAME -> new Answer.Done();
            case OTHER -> new Answer.Reused();
            case NEW -> done(order, Cause.command(order.id(), action.action(), at));
        };
    }

    private Answer done(Order order, Cause cause) {
        Results results = placeReferrals.place(List.of(new Command.OfStaff(
                order.referralId(), order.act(), order.seen(), Actor.staff(order.by()), cause, cause.occurredAt())));
        List<Reason> refusal = results.refusal(cause.id());
        return refusal.isEmpty() ? new Answer.Done() : new Answer.Refused(refusal);
    }
}
