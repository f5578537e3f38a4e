package org.stepdown.enrollment.followup.postgres;

import java.time.Clock;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.enrollment.followup.RunClocks;

/** Looks for follow-up clocks that are due. Every instance may: a person's clocks are in one hand at a time. */
@Component
class ClockTimer {

    private final RunClocks runClocks;
    private final TransactionOperations transactions;
    private final Clock clock;

    ClockTimer(RunClocks runClocks, TransactionOperations transactions, Clock clock) {
        this.runClocks = runClocks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.follow-up.look-every:1s}")
    void tick() {
        while (Objects.requireNonNull(transactions.execute(status -> runClocks.run(clock.instant()))) > 0) {
            // a batch at a time, until nothing more is due
        }
    }
}
