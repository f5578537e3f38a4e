package org.stepdown.referral.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source that is listened for.
 *
 * @param limit how long it may send nothing
 * @param watchedSince since when it is listened for
 * @param lastHeard when its last message came; null when none ever did
 * @param silence the silence that was noticed and told; null while it is heard
 */
public record Feed(
        String application,
        String facility,
        Duration limit,
        Instant watchedSince,
        @Nullable Instant lastHeard,
        @Nullable Silence silence) {

    /**
     * A silence.
     *
     * @param since when it began: with the last message, or with listening
     * @param noticedAt when it was noticed
     */
    public record Silence(Instant since, Instant noticedAt) {}

    /** What there is to tell of a feed. */
    public sealed interface News {

        /** It has fallen silent. */
        record FellSilent(Silence silence) implements News {}

        /** It is heard again. */
        record Resumed(Silence silence) implements News {}
    }

    /** What there is to tell at that time; empty when everything has been told. */
    public Optional<News> news(Instant now) {
        if (silence != null) {
            return lastHeard != null && lastHeard.isAfter(silence.since())
                    ? Optional.of(new News.Resumed(silence))
                    : Optional.empty();
        }
        Instant since = lastHeard == null || lastHeard.isBefore(watchedSince) ? watchedSince : lastHeard;
        return since.plus(limit).isBefore(now)
                ? Optional.of(new News.FellSilent(new Silence(since, now)))
                : Optional.empty();
    }
}
