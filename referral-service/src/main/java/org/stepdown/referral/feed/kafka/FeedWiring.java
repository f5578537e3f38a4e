package org.stepdown.referral.feed.kafka;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.feed.Feeds;

@Configuration(proxyBeanMethods = false)
class FeedWiring {

    @Bean
    ListenForFeeds listenForFeeds(TransactionOperations transactions, Feeds feeds, Outbox outbox) {
        return new ListenForFeeds(transactions, feeds, outbox, Clock.systemUTC());
    }
}
