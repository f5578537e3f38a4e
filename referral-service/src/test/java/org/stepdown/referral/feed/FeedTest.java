package org.stepdown.referral.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stepdown.referral.feed.Feed.News;
import org.stepdown.referral.feed.Feed.Silence;

class FeedTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(60);

    @Test
    void a_feed_is_silent_once_its_limit_has_passed_and_not_before() {
        Feed feed = heard(NOON, null);

        assertThat(feed.news(NOON.plus(LIMIT))).isEmpty();
        assertThat(feed.news(NOON.plus(LIMIT).plusMillis(1)))
                .contains(new News.FellSilent(new Silence(NOON, NOON.plus(LIMIT).plusMillis(1))));
    }

    @Test
    void a_feed_that_was_never_heard_has_its_time_from_when_it_is_listened_for() {
        Feed feed = heard(null, null);

        assertThat(feed.news(NOON.minusSeconds(3600).plus(LIMIT))).isEmpty();
        assertThat(feed.news(NOON.plusSeconds(1))).isPresent();
    }

    @Test
    void a_feed_that_was_last_heard_long_before_anybody_listened_has_its_time_too() {
        assertThat(heard(NOON.minus(Duration.ofDays(30)), null).news(NOON.minusSeconds(10)))
                .isEmpty();
    }

    @Test
    void a_silence_is_told_once() {
        assertThat(heard(NOON, new Silence(NOON, NOON.plus(LIMIT))).news(NOON.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    void a_feed_is_back_with_the_first_message_after_its_silence_began() {
        Silence silence = new Silence(NOON, NOON.plus(LIMIT));

        assertThat(heard(NOON.plus(LIMIT).plusSeconds(5), silence).news(NOON.plus(Duration.ofDays(9))))
                .contains(new News.Resumed(silence));
    }

    private static Feed heard(@Nullable Instant last, @Nullable Silence silence) {
        return new Feed("EPIC", "GENHOSP", LIMIT, NOON.minusSeconds(3600), last, silence);
    }
}
