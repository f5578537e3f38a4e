package org.stepdown.acceptance.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes spans by OTLP over HTTP, as a trace store would, and keeps them. */
public final class Collector {

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer web;

    /**
     * A span as it came.
     *
     * @param parentId empty for the first of a trace
     * @param text everything that it says, readable or not
     */
    public record Span(String service, String traceId, String spanId, String parentId, String name, String text) {}

    Collector() {
        try {
            web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/v1/traces", this::take);
    }

    void start() {
        web.start();
    }

    void end() {
        web.stop(0);
    }

    /** What came so far. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    Map<String, String> settings() {
        return Map.of(
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                "http://127.0.0.1:" + web.getAddress().getPort() + "/v1/traces",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                "500ms",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "ecs");
    }

    private void take(HttpExchange exchange) throws IOException {
        keep(exchange.getRequestBody().readAllBytes());
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Numbers of fields as in opentelemetry/proto/trace/v1/trace.proto. */
    private void keep(byte[] request) {
        for (byte[] ofResource : Protobuf.fields(request, 1)) {
            String service = Protobuf.fields(ofResource, 1).stream()
                    .flatMap(resource -> Protobuf.fields(resource, 1).stream())
                    .filter(attribute -> text(attribute, 1).equals("service.name"))
                    .map(attribute -> text(Protobuf.fields(attribute, 2).getFirst(), 1))
                    .findFirst()
                    .orElse("");
            Protobuf.fields(ofResource, 2).stream()
                    .flatMap(scope -> Protobuf.fields(scope, 2).stream())
                    .map(span -> new Span(
                            service,
                            hex(span, 1),
                            hex(span, 2),
                            hex(span, 4),
                            text(span, 5),
                            new String(span, StandardCharsets.UTF_8)))
                    .forEach(spans::add);
        }
    }

    private static String text(byte[] message, int field) {
        return Protobuf.fields(message, field).stream()
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String hex(byte[] message, int field) {
        return Protobuf.fields(message, field).stream()
                .findFirst()
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }
}
