package org.stepdown.acceptance.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** What lies outside the product: a mail server, and a web server that takes webhooks and text messages. It keeps what came. */
public final class Outside {

    private final List<String> emails = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final SMTPServer mail = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener(new SimpleMessageListener() {
                @Override
                public boolean accept(String from, String recipient) {
                    return true;
                }

                @Override
                public void deliver(String from, String recipient, InputStream data) throws IOException {
                    emails.add(recipient + "\n" + new String(data.readAllBytes(), StandardCharsets.UTF_8));
                }
            })
            .build();
    private final HttpServer web;

    Outside() {
        try {
            web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/", this::take);
    }

    void start() {
        mail.start();
        web.start();
    }

    void end() {
        mail.stop();
        web.stop(0);
    }

    /** Address of the web server. */
    public String url() {
        return "http://127.0.0.1:" + web.getAddress().getPort();
    }

    /** Emails as they came: recipient, headers, text. */
    public List<String> emails() {
        return List.copyOf(emails);
    }

    /** Requests as they came to a path: line, headers, body. */
    public List<String> requests(String path) {
        return requests.stream()
                .filter(request -> request.startsWith("POST " + path + "\n"))
                .toList();
    }

    /** How notification-service is told of it. This mail server has no certificate, which must be asked for word for word. */
    Map<String, String> settings() {
        return Map.of(
                "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", String.valueOf(mail.getPortAllocated()),
                "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED", "false",
                "STEPDOWN_DISPATCH_PRIVATEADDRESSES", "127.0.0.1/32",
                "STEPDOWN_DISPATCH_SMS_URL", url() + "/sms");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder headers = new StringBuilder();
        exchange.getRequestHeaders().forEach((name, values) -> headers.append(name + ": " + values + "\n"));
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers + "\n" + body);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
