package org.stepdown.referral.feed.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.FeedResumed;
import org.stepdown.events.referral.FeedWentSilent;
import org.stepdown.referral.feed.Feed;
import org.stepdown.referral.feed.Feed.News;
import org.stepdown.referral.feed.Feed.Silence;
import org.stepdown.referral.feed.Feeds;

/** Looks now and then which feeds have fallen silent or are back. A feed that another instance looks at is left to it. */
final class ListenForFeeds {

    private static final Logger log = LoggerFactory.getLogger(ListenForFeeds.class);

    private final TransactionOperations transactions;
    private final Feeds feeds;
    private final Outbox outbox;
    private final Clock clock;

    ListenForFeeds(TransactionOperations transactions, Feeds feeds, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.feeds.look-every:1m}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.executeWithoutResult(status ->
                feeds.lock().forEach(feed -> feed.news(now).ifPresent(news -> tell(feed, news, now))));
    }

    private void tell(Feed feed, News news, Instant now) {
        switch (news) {
            case News.FellSilent fell -> {
                feeds.keep(feed, fell.silence());
                outbox.append(List.of(outgoing(feed, fell.silence(), "silent", now, silent(feed, now))));
                log.info("feed {} of {} is silent", feed.application(), feed.facility());
            }
            case News.Resumed resumed -> {
                Silence silence = resumed.silence();
                Instant at = heardAgain(feed, silence, now);
                feeds.keep(feed, null);
                FeedResumed event = new FeedResumed(at, feed.application(), feed.facility(), silence.since());
                outbox.append(List.of(outgoing(feed, silence, "resumed", at, event)));
                log.info("feed {} of {} is back", feed.application(), feed.facility());
            }
        }
    }

    private static FeedWentSilent silent(Feed feed, Instant now) {
        int minutes = Math.toIntExact(feed.limit().toMinutes());
        return new FeedWentSilent(now, feed.application(), feed.facility(), feed.lastHeard(), minutes);
    }

    /** With the first message; not before the silence was told, or the two would stand in the wrong order. */
    private Instant heardAgain(Feed feed, Silence silence, Instant now) {
        Instant first = feeds.firstHeardAfter(feed, silence.since());
        Instant at = first == null ? now : first;
        return at.isBefore(silence.noticedAt()) ? silence.noticedAt() : at;
    }

    /** The identity comes from the feed and its silence: a feed falls silent once at a time. */
    private static OutgoingEvent outgoing(Feed feed, Silence silence, String what, Instant at, SpecificRecord event) {
        String name = feed.application() + "/" + feed.facility();
        UUID source = UUID.nameUUIDFromBytes(("feed/" + name).getBytes(StandardCharsets.UTF_8));
        UUID id = EventIds.derived(source, what + "/" + silence.noticedAt());
        return new OutgoingEvent(id, Topics.REFERRAL.name(), name, event, at, Trail.start(id));
    }
}
