package org.stepdown.referral.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A hospital that hears of its referrals over HTTP. */
public final class Hospital implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Heard> answer = request -> 204;

    /** A request; names of headers in small letters. */
    record Heard(String method, String path, Map<String, String> headers, String body) {

        String id() {
            return headers.getOrDefault("webhook-id", headers.getOrDefault("x-request-id", ""));
        }
    }

    public Hospital() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What it answers from now on, by status; a redirect leads to {@code /elsewhere}. */
    void answers(ToIntFunction<Heard> by) {
        answer = by;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Heard request = new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                                    header -> header.getValue().getFirst())),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            heard.add(request);
            int status = answer.applyAsInt(request);
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
