package org.stepdown.local.room;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Reads the services' metrics every few seconds, remembers them, and shows them on a page on loopback. */
public final class ControlRoom implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(4);
    private static final Map<String, String> FILES = Map.of(
            "/pico.min.css", "META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
            "/stepdown/stepdown.css", "static/stepdown/stepdown.css",
            "/stepdown/icon.svg", "static/stepdown/icon.svg",
            "/room/room.css", "room/room.css",
            "/room/room.js", "room/room.js");

    private final Services services;
    private final Clock clock;
    private final Chronicle chronicle = new Chronicle();
    private final Failures failures = new Failures();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("control-room").unstarted(task));
    private final HttpServer server;

    private ControlRoom(int port, Services services, Clock clock) throws IOException {
        this.services = services;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    /**
     * Opens it.
     *
     * @param port on loopback; 0 for any
     * @throws IOException when the port can't be had
     */
    public static ControlRoom opened(int port, Services services) throws IOException {
        ControlRoom room = new ControlRoom(port, services, Clock.systemUTC());
        room.server.start();
        room.reader.scheduleWithFixedDelay(room::read, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return room;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void read() {
        try {
            List<Optional<Samples>> seen = services.look(client);
            Chronicle.Entry before = chronicle.latest();
            Samples nothing = new Samples(List.of());
            chronicle.add(
                    clock.instant(),
                    new Measure.Exported(
                            seen.get(0).orElse(nothing),
                            seen.get(1).orElse(nothing),
                            seen.get(2).orElse(nothing)),
                    seen.stream().map(Optional::isPresent).toList());
            if (!before.figures().isEmpty()) {
                failures.compare(before, chronicle.latest());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "GET only".getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", RoomPage.html(services).getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/live")) {
                Live live = Live.of(chronicle, failures, services, clock);
                send(exchange, 200, "application/json", json.writeValueAsBytes(live));
            } else {
                file(exchange, path);
            }
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String name = FILES.get(path);
        try (InputStream content =
                name == null ? null : ControlRoom.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                send(exchange, 404, "text/plain", "There is nothing here".getBytes(StandardCharsets.UTF_8));
                return;
            }
            String type =
                    path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : "image/svg+xml";
            send(exchange, 200, type, content.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        server.stop(0);
        client.shutdownNow();
    }
}
