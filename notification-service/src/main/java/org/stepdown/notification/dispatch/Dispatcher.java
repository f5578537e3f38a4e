package org.stepdown.notification.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.notification.delivery.Carrier;
import org.stepdown.notification.delivery.Carrier.Outcome;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;

/**
 * Looks for what is due and has it carried, each delivery on a thread of its own, so that a target that hangs holds up none
 * but itself. Every instance may: a delivery is claimed by one. What an instance held when it died is due again when the claim
 * has run out, under the same identity.
 */
@Component
final class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int TELL_EVERY = 5;
    private static final Outcome NO_ADDRESS = new Outcome.Failed("NO_ADDRESS", true);
    private static final Outcome NO_CHANNEL = new Outcome.Failed("CHANNEL_NOT_CONFIGURED", true);
    private static final Outcome BROKEN = new Outcome.Failed("INTERNAL", false);

    private final DueDeliveries deliveries;
    private final Map<Channel, Carrier> carriers;
    private final DeliveryNews news;
    private final DeliveryAudit audit;
    private final TellOfTargets tellOfTargets;
    private final TransactionOperations transactions;
    private final DispatchMetrics metrics;
    private final DispatchSettings settings;
    private final Clock clock;
    private final Map<String, Integer> busy = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private int looks;

    Dispatcher(
            DueDeliveries deliveries,
            List<ChannelCarrier> carriers,
            DeliveryNews news,
            DeliveryAudit audit,
            TellOfTargets tellOfTargets,
            TransactionOperations transactions,
            DispatchMetrics metrics,
            DispatchSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.carriers = ChannelCarrier.byChannel(carriers);
        this.news = news;
        this.audit = audit;
        this.tellOfTargets = tellOfTargets;
        this.transactions = transactions;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        // Known before it runs: it goes on only while it is the one that is known.
        Thread worker = Thread.ofVirtual().name("dispatcher").unstarted(this::work);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                if (look() == 0) {
                    Thread.sleep(settings.every());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("deliveries wait: {}", e.getClass().getSimpleName());
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private boolean rested() {
        try {
            Thread.sleep(settings.every().plus(Duration.ofSeconds(1)));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private int look() {
        List<Due> claimed = transactions.execute(
                status -> deliveries.claim(busy, settings.perTarget(), settings.claim(), clock.instant()));
        if (++looks % TELL_EVERY == 0) {
            transactions.executeWithoutResult(status -> tellOfTargets.tell(settings.tellAfter(), clock.instant()));
        }
        for (Due due : claimed) {
            busy.merge(due.target(), 1, Integer::sum);
            Thread.ofVirtual().name("delivery").start(() -> metrics.traced(due, () -> attempt(due)));
        }
        return claimed.size();
    }

    private void attempt(Due due) {
        try {
            if (due.content() instanceof Content.OfDigest digest
                    && digest.alerts().isEmpty()) {
                transactions.executeWithoutResult(status -> deliveries.drop(due, clock.instant()));
                return;
            }
            Outcome outcome = metrics.timed(due.delivery().channel(), () -> carry(due));
            transactions.executeWithoutResult(status -> {
                double chance = ThreadLocalRandom.current().nextDouble();
                Settled settled = Settled.of(outcome, due, settings.retry(), clock.instant(), chance);
                deliveries.settle(due, settled, settings.limits(), clock.instant());
                news.settled(due, settled, clock.instant());
                audit.settled(due, settled, clock.instant());
            });
        } catch (RuntimeException e) {
            // The claim runs out, and the delivery is due again.
            LOG.warn(
                    "delivery {} could not be kept: {}",
                    due.delivery().id(),
                    e.getClass().getSimpleName());
        } finally {
            busy.computeIfPresent(due.target(), (target, n) -> n == 1 ? null : n - 1);
        }
    }

    private Outcome carry(Due due) {
        Carrier carrier = carriers.get(due.delivery().channel());
        String address = due.address();
        if (carrier == null) {
            return NO_CHANNEL;
        }
        if (address == null) {
            return NO_ADDRESS;
        }
        try {
            return carrier.carry(due.delivery(), address, due.content());
        } catch (RuntimeException e) {
            LOG.error(
                    "delivery {} failed within: {}",
                    due.delivery().id(),
                    e.getClass().getName());
            return BROKEN;
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
