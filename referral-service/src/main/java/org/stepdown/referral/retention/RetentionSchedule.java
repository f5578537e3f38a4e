package org.stepdown.referral.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Purges now and then, in whichever instance comes first. */
@Component
class RetentionSchedule {

    private static final Logger log = LoggerFactory.getLogger(RetentionSchedule.class);

    private final PurgeRawMessages purge;
    private final Duration kept;
    private final Counter purged;
    private final Clock clock = Clock.systemUTC();

    RetentionSchedule(PurgeRawMessages purge, RetentionProperties properties, MeterRegistry meters) {
        this.purge = purge;
        this.kept = Duration.ofDays(properties.rawMessageDays());
        this.purged = Counter.builder("stepdown.retention.purged")
                .description("raw messages whose bodies were deleted because their retention was over")
                .register(meters);
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "${stepdown.retention.look-every:1h}")
    void look() {
        int messages = purge.purge(clock.instant().minus(kept));
        if (messages > 0) {
            purged.increment(messages);
            log.info("the bodies of {} messages older than {} days are deleted", messages, kept.toDays());
        }
    }
}
