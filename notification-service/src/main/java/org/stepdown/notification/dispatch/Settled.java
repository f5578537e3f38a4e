package org.stepdown.notification.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.delivery.Carrier.Outcome;

/** What an attempt leaves behind. */
public sealed interface Settled {

    /** The target has taken it, or it has even arrived. */
    record Taken(boolean arrived) implements Settled {}

    /** It failed and is due again. */
    record Later(String code, Instant at) implements Settled {}

    /** It failed and is not tried any more. */
    record GivenUp(String code) implements Settled {}

    /** The outcome of an attempt, seen against what may still be tried. */
    static Settled of(Outcome outcome, Due due, Retry retry, Instant now, double chance) {
        return switch (outcome) {
            case Outcome.Sent sent -> new Taken(false);
            case Outcome.Delivered delivered -> new Taken(true);
            case Outcome.Failed failed ->
                failed.forGood()
                        ? new GivenUp(failed.code())
                        : retry.again(due.attempt(), due.plannedAt(), now, chance)
                                .<Settled>map(next -> new Later(failed.code(), next))
                                .orElseGet(() -> new GivenUp(failed.code()));
        };
    }

    /** Code of the failure; null when there was none. */
    default @Nullable String error() {
        return switch (this) {
            case Taken taken -> null;
            case Later later -> later.code();
            case GivenUp givenUp -> givenUp.code();
        };
    }
}
