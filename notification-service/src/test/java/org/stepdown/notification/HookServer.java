package org.stepdown.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The other end of webhooks: it answers as it is told to, and remembers what came. */
final class HookServer implements AutoCloseable {

    /** What it does with a request. */
    enum Manner {
        TAKE,
        FAIL,
        HANG,
        REDIRECT
    }

    /** What came, and whether it was taken. */
    record Call(String path, Map<String, String> headers, String body, Manner manner) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BiFunction<String, Integer, Manner> manners;
    private final HttpServer server;

    /** @param manners by path and number of the attempt at it, from 1 */
    HookServer(BiFunction<String, Integer, Manner> manners) {
        this.manners = manners;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> taken() {
        return calls.stream().filter(call -> call.manner() == Manner.TAKE).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Manner manner = manners.apply(path, attempts.merge(path, 1, Integer::sum));
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(path, headers, body, manner));
        switch (manner) {
            case TAKE -> exchange.sendResponseHeaders(204, -1);
            case FAIL -> exchange.sendResponseHeaders(500, -1);
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", url() + "/trap");
                exchange.sendResponseHeaders(302, -1);
            }
            case HANG -> hang();
        }
        exchange.close();
    }

    private void hang() {
        try {
            closing.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
