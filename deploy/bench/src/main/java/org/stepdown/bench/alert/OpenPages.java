package org.stepdown.bench.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Inboxes that are open at once, each on a connection of its own. */
final class OpenPages implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final List<Page> pages = new ArrayList<>();
    private final AtomicLong lastWord = new AtomicLong(System.nanoTime());

    private static final class Page {
        private final Socket socket;
        private final AtomicBoolean told = new AtomicBoolean();

        Page(Socket socket) {
            this.socket = socket;
        }
    }

    /** @param cookies of who is signed in */
    static OpenPages opened(int count, int port, String cookies) throws IOException {
        OpenPages all = new OpenPages();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream()
                    .write(("GET /inbox/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                                    + cookies + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Page page = new Page(socket);
            all.pages.add(page);
            Thread.ofVirtual().start(() -> all.read(page));
        }
        return all;
    }

    private void read(Page page) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(page.socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("event:changed")) {
                    lastWord.set(System.nanoTime());
                    page.told.set(true);
                }
            }
        } catch (IOException e) {
            // Closed by this side when all is measured.
        }
    }

    /** Returns when nothing has changed for a while; what was said until then is forgotten. */
    void awaitQuiet() throws InterruptedException {
        while (System.nanoTime() - lastWord.get() < QUIET.toNanos()) {
            Thread.sleep(50);
        }
        pages.forEach(page -> page.told.set(false));
    }

    /** From the first page that hears of a change to the last one. */
    Duration awaitAllTold() throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        long first = 0;
        while (true) {
            long told = pages.stream().filter(page -> page.told.get()).count();
            if (told > 0 && first == 0) {
                first = System.nanoTime();
            }
            if (told == pages.size()) {
                return Duration.ofNanos(System.nanoTime() - first);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(told + " of " + pages.size() + " pages heard within " + LIMIT);
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (Page page : pages) {
            page.socket.close();
        }
    }
}
