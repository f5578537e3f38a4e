package org.stepdown.notification.alert;

import java.time.Instant;

/** Something that staff are told and that stays until it is answered, taken back, or settled. */
public sealed interface Alert permits Alert.Live, Alert.Ended {

    /** What never changes about it. */
    Origin origin();

    /** How things stand. */
    Standing standing();

    /** Still before staff. There is at most one of a subject and topic. */
    sealed interface Live extends Alert permits Unanswered, Acknowledged {

        /** The same alert, standing otherwise. */
        Live standing(Standing standing);

        /**
         * It stands for so many events now, and is at least so urgent. What is worse, or asks anew, comes up as raised:
         * an answer to what was before is none to this.
         */
        default Live take(int occurrences, boolean asksAnew, Urgency atLeast, Policy policy, Instant now) {
            Urgency urgency = standing().urgency().atLeast(atLeast);
            boolean worse = urgency != standing().urgency();
            if (!worse && occurrences == standing().occurrences()) {
                return this;
            }
            boolean again = worse || asksAnew && occurrences > standing().occurrences();
            Instant due = worse ? policy.due(urgency, now) : standing().dueAt();
            return again && !(this instanceof Raised)
                    ? new Raised(origin(), standing().raisedAgain(occurrences, urgency, policy.due(urgency, now)))
                    : standing(standing()
                            .with(occurrences, urgency, earlier(due, standing().dueAt())));
        }

        /** Something was written down about it. */
        default Live noted() {
            return standing(standing().next());
        }

        default Live assign(String account) {
            return standing(standing().assignedTo(account));
        }

        default Resolved resolve(Actor by, Instant at) {
            return new Resolved(origin(), standing().next(), by, at);
        }

        default Retracted retract(Instant at) {
            return new Retracted(origin(), standing().next(), at);
        }
    }

    /** Nobody has answered it yet. */
    sealed interface Unanswered extends Live permits Raised, Snoozed {

        default Acknowledged acknowledge(String by, Instant at) {
            return new Acknowledged(origin(), standing().next(), by, at);
        }

        /** The next level hears of it at once, also of one that was snoozed. */
        default Raised escalate() {
            return new Raised(origin(), standing().escalated());
        }

        /** The people of this level hear of it; a level that is reached stays reached. */
        default Raised escalateTo(int level) {
            return new Raised(origin(), standing().escalatedTo(level));
        }

        default Snoozed snooze(Instant until, String reason) {
            return new Snoozed(origin(), standing().next(), until, reason);
        }
    }

    /** Over, for good: what happens later is a new alert. */
    sealed interface Ended extends Alert permits Resolved, Retracted {

        /** When it ended. */
        Instant at();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
