package org.stepdown.referral.loop;

import java.time.Duration;
import java.time.Instant;
import org.stepdown.referral.loop.Outcome.Delivered;
import org.stepdown.referral.loop.Outcome.Doubted;
import org.stepdown.referral.loop.Outcome.Refused;

/**
 * When to try again. Waits double from one try to the next up to a bound, and are spread, so that what failed together
 * does not come back together.
 *
 * @param first first wait
 * @param longest longest wait
 * @param doubts how often a message is sent that the target finds fault with
 * @param tolerance failures in a row after which a target is left alone
 * @param pause how long it is left alone at first; doubles up to the longest wait
 */
record RetryPolicy(Duration first, Duration longest, int doubts, int tolerance, Duration pause) {

    /** What comes after an attempt. */
    sealed interface Next {
        /** It is done. */
        record Done() implements Next {}

        /** It is tried again then. */
        record Again(Instant at) implements Next {}

        /** It is not tried again by itself. */
        record GiveUp() implements Next {}
    }

    /** @param spread from 0 to 1, by chance */
    Next after(Outcome outcome, int attempt, Instant giveUpAt, Instant now, double spread) {
        if (outcome instanceof Delivered) {
            return new Next.Done();
        }
        Instant again = now.plus(spread(doubled(first, attempt - 1), spread));
        boolean hopeless = outcome instanceof Refused || outcome instanceof Doubted && attempt >= doubts;
        return hopeless || again.isAfter(giveUpAt) ? new Next.GiveUp() : new Next.Again(again);
    }

    /** How long a target is left alone after so many failures in a row; zero while it is tolerated. */
    Duration pause(int failures) {
        return failures < tolerance ? Duration.ZERO : doubled(pause, failures - tolerance);
    }

    private Duration doubled(Duration wait, int times) {
        Duration longer = wait.multipliedBy(1L << Math.min(times, 20));
        return longer.compareTo(longest) > 0 ? longest : longer;
    }

    private static Duration spread(Duration wait, double spread) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + spread / 2)));
    }
}
