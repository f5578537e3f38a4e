package org.stepdown.referral.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.feed.Feed.Silence;

/** The feeds that have a limit. Works in the caller's transaction. */
public interface Feeds {

    /** Those that nobody else looks at, held until the transaction ends. */
    List<Feed> lock();

    /** When a feed was first heard after that time; null when it was not. */
    @Nullable
    Instant firstHeardAfter(Feed feed, Instant time);

    /** Keeps that a feed is silent, or, with null, that it is heard. */
    void keep(Feed feed, @Nullable Silence silence);
}
