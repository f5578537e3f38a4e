package org.stepdown.delivery.autoconfigure;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says that a consumer waits, and for what kind of failure; never what the failure quotes. */
final class PauseLog implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(PauseLog.class);

    private final String group;

    PauseLog(String group) {
        this.group = group;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
        say(1, failure, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> messages, Exception failure, int attempt) {
        say(messages.count(), failure, attempt);
    }

    private void say(int records, @Nullable Exception failure, int attempt) {
        Throwable root = failure;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        log.warn(
                "{} waits with {} records, attempt {}: {}",
                group,
                records,
                attempt,
                root == null ? "unknown" : root.getClass().getName());
    }
}
