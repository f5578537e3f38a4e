package org.stepdown.enrollment.attendance.postgres;

import java.time.Clock;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.enrollment.attendance.CloseOutreach;

/** Looks for outreach whose time is over. Every instance may: each is in one hand at a time. */
@Component
class OutreachTimer {

    private final CloseOutreach closeOutreach;
    private final TransactionOperations transactions;
    private final Clock clock;

    OutreachTimer(CloseOutreach closeOutreach, TransactionOperations transactions, Clock clock) {
        this.closeOutreach = closeOutreach;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.attendance.look-every:5s}")
    void tick() {
        while (Objects.requireNonNull(transactions.execute(status -> closeOutreach.close(clock.instant()))) > 0) {
            // a batch at a time, until nothing more is due
        }
    }
}
