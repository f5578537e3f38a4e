package org.stepdown.simulator.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends letters, each lane on a thread and a connection of its own, at the speed of the region's clock. */
public final class Sending {

    private static final long PAUSE_MILLIS = 300;

    private final Addresses addresses;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<Letter, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger resent = new AtomicInteger();
    private volatile boolean stopped;

    /** @param patience how long a letter is sent again that nobody answers */
    public Sending(Addresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
    }

    /** Letters sent so far. */
    public int sent() {
        return sent.get();
    }

    /** How often a letter had to be sent again since nobody answered. */
    public int resent() {
        return resent.get();
    }

    /** What was answered to each; those without an answer are missing. */
    public Map<Letter, Answer> answers() {
        return Map.copyOf(answers);
    }

    /** No further letter goes out. */
    public void stop() {
        stopped = true;
    }

    /**
     * Sends all; returns when the last is answered or given up.
     *
     * @param speed seconds of the region in a second; 0 for as fast as they are answered
     */
    public void send(List<Letter> letters, Instant start, double speed) throws InterruptedException {
        long began = System.nanoTime();
        Map<String, List<Letter>> lanes = new LinkedHashMap<>();
        letters.forEach(letter ->
                lanes.computeIfAbsent(letter.lane(), lane -> new ArrayList<>()).add(letter));
        List<Thread> threads = lanes.values().stream()
                .map(lane -> Thread.ofPlatform().daemon().start(() -> sendLane(lane, start, speed, began)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void sendLane(List<Letter> lane, Instant start, double speed, long began) {
        try (Connection connection = new Connection()) {
            for (Letter letter : lane) {
                if (speed > 0) {
                    double due = Duration.between(start, letter.at()).toMillis() / speed;
                    long wait = (long) due
                            - Duration.ofNanos(System.nanoTime() - began).toMillis();
                    if (wait > 0) {
                        Thread.sleep(wait);
                    }
                }
                if (stopped) {
                    return;
                }
                insist(letter, connection);
                sent.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same letter again after every failure, as an interface engine does. */
    private void insist(Letter letter, Connection connection) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!stopped) {
            try {
                Answer answer = letter.overMllp() ? Answer.hl7(connection.exchange(letter.body())) : post(letter);
                if (!answer.isForLater() || System.nanoTime() > end) {
                    answers.put(letter, answer);
                    return;
                }
            } catch (IOException away) {
                connection.close();
                if (System.nanoTime() > end) {
                    return;
                }
            }
            resent.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Answer post(Letter letter) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addresses.referral() + letter.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/fhir+json")
                .header("Idempotency-Key", letter.controlId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
        HttpResponse<String> answer = http.send(
                Addresses.authorized(request, addresses.token()).build(), HttpResponse.BodyHandlers.ofString());
        return Answer.http(answer.statusCode(), answer.body());
    }

    /** A lane's connection, opened when it is needed. */
    private final class Connection implements AutoCloseable {

        private @Nullable Mllp open;

        String exchange(byte[] message) throws IOException {
            Mllp mllp = open;
            if (mllp == null) {
                mllp = new Mllp(addresses.nextMllp());
                open = mllp;
            }
            return mllp.exchange(message);
        }

        @Override
        public void close() {
            Mllp mllp = open;
            open = null;
            if (mllp != null) {
                try {
                    mllp.close();
                } catch (IOException gone) {
                    // It is of no use any more either way.
                }
            }
        }
    }
}
