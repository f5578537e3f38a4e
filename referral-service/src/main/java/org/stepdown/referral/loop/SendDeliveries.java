package org.stepdown.referral.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Sends what is due. Each target has threads of its own, so that one that hangs holds up nobody else. */
final class SendDeliveries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SendDeliveries.class);

    private final Targets targets;
    private final Lanes lanes;
    private final Map<Target.Kind, Channel> channels;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration patience;
    private final Map<UUID, Semaphore> free = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long a stop waits for what is under way */
    SendDeliveries(
            Targets targets,
            Lanes lanes,
            List<Channel> channels,
            MeterRegistry meters,
            Clock clock,
            Duration patience) {
        this.targets = targets;
        this.lanes = lanes;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
        this.meters = meters;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${stepdown.loop.look-every:500ms}")
    void run() {
        for (Target target : targets.due(now())) {
            int most = targets.isDoubtful(target.id()) ? 1 : channel(target).lanes();
            for (int started = 0; started < most && start(target); started++) {
                log.trace("sending to {}", target);
            }
        }
    }

    /** Consents come with patients that are merged, and with days that begin, too. */
    @Scheduled(fixedDelayString = "${stepdown.loop.look-withheld:1m}")
    void release() {
        lanes.release(now());
    }

    private boolean start(Target target) {
        Semaphore lanesOf = free.computeIfAbsent(
                target.id(), id -> new Semaphore(channel(target).lanes()));
        if (senders.isShutdown() || !lanesOf.tryAcquire()) {
            return false;
        }
        senders.execute(() -> {
            try {
                sendNext(target);
            } catch (RuntimeException e) {
                // The claim runs out, and the message goes out again.
                log.error("loop target {}: {}", target.name(), e.getClass().getName());
            } finally {
                lanesOf.release();
            }
        });
        return true;
    }

    /** Goes on as long as there is something due and the target takes it. */
    private void sendNext(Target target) {
        boolean goesOn = true;
        while (goesOn && !senders.isShutdown()) {
            List<Delivery> claimed = lanes.claim(target, 1, now());
            goesOn = !claimed.isEmpty() && !send(claimed.getFirst()).blamesTarget();
        }
    }

    private Outcome send(Delivery delivery) {
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome = channel(delivery.target()).send(delivery);
        sample.stop(meters.timer(
                "stepdown.loop.attempts",
                "kind",
                delivery.target().kind().name(),
                "outcome",
                outcome.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT)));
        if (lanes.keep(delivery, outcome, now(), ThreadLocalRandom.current().nextDouble())) {
            log.warn(
                    "delivery {} to {} given up: {}",
                    delivery.id(),
                    delivery.target().name(),
                    outcome.code());
        }
        return outcome;
    }

    private Channel channel(Target target) {
        Channel channel = channels.get(target.kind());
        if (channel == null) {
            throw new IllegalStateException("no channel for " + target.kind());
        }
        return channel;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
