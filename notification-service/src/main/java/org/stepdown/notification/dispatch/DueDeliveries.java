package org.stepdown.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The deliveries that are due, shared by all instances. */
public interface DueDeliveries {

    /**
     * Claims deliveries that are due, oldest first, so that nobody else tries them for a while. Targets that are left alone
     * give none; a target that is tried again after a pause gives one.
     *
     * @param busy how many deliveries to a target are under way here
     * @param perTarget how many may be under way to one target
     * @param claim how long they are ours: longer than any attempt takes
     */
    List<Due> claim(Map<String, Integer> busy, int perTarget, Duration claim, Instant now);

    /** Keeps what became of an attempt. */
    void settle(Due due, Settled settled, Circuit.Limits limits, Instant now);

    /** There is nothing left to tell. */
    void drop(Due due, Instant now);

    /** Targets that have failed for so long, or for which deliveries were given up, and that staff were not told of. */
    List<Failing> untold(Duration after, Instant now);

    /** Targets that staff were told of and that work again. */
    List<Failing> recovered(Instant now);

    /**
     * A target that fails.
     *
     * @param since when it began to
     */
    record Failing(String target, Instant since) {}
}
