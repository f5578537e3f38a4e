package org.stepdown.notification.alert.postgres;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.notification.alert.WakeSnoozed;

/** Looks for snoozed alerts whose time is over. Every instance may: an alert is woken once. */
@Component
class SnoozeClock {

    private final WakeSnoozed wakeSnoozed;
    private final TransactionOperations transactions;
    private final Clock clock;

    SnoozeClock(WakeSnoozed wakeSnoozed, TransactionOperations transactions, Clock clock) {
        this.wakeSnoozed = wakeSnoozed;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.alert.wake-every:10s}")
    void tick() {
        transactions.executeWithoutResult(status -> wakeSnoozed.wake(clock.instant()));
    }
}
