package org.stepdown.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code deploy/dlt}: dead letters of all three services, over their APIs, so that each step is kept by them. */
final class DeadLetterDesk {

    static final String USAGE = """
            Usage: deploy/dlt list [--state OPEN|REPLAYED|DISCARDED]
                   deploy/dlt show ID...
                   deploy/dlt replay ID... --reason WHY
                   deploy/dlt discard ID... --reason WHY
            Dead letters: what a consumer of a service could not take. What a record says is never shown.

              --reason WHY      kept with the letter
              --token TOKEN     bearer token of somebody of ops (or STEPDOWN_TOKEN; else the local stack's issuer gives one)
              --services URL[,URL...]   (default http://127.0.0.1:8081 to 8083)
              --offset N        add N to every default port
            Exit code 0: done, 1: something could not be done, 2: wrong usage.
            """;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PrintStream out;
    private final PrintStream err;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final List<String> ids = new ArrayList<>();
    private List<String> services = List.of();
    private String state = "OPEN";
    private String reason = "";
    private String token;

    DeadLetterDesk(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        this.token = environment.getOrDefault("STEPDOWN_TOKEN", "");
    }

    public static void main(String[] arguments) {
        System.exit(new DeadLetterDesk(System.getenv(), System.out, System.err).run(Arrays.asList(arguments)));
    }

    /** Returns the exit code. */
    int run(List<String> arguments) {
        try {
            String action = parsed(arguments);
            return switch (action) {
                case "help" -> {
                    out.print(USAGE);
                    yield 0;
                }
                case "list" -> list();
                case "show" -> each(this::show);
                default -> each(id -> settle(action, id));
            };
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (IOException e) {
            err.println("A service does not answer (is it running?): " + e);
            return 1;
        }
    }

    private String parsed(List<String> arguments) {
        String action = "";
        int offset = 0;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> {
                    return "help";
                }
                case "--reason" -> reason = value(argument, rest);
                case "--token" -> token = value(argument, rest);
                case "--state" -> state = value(argument, rest);
                case "--services" -> services = List.of(value(argument, rest).split(","));
                case "--offset" ->
                    offset = Integer.parseInt(value(argument, rest).replaceAll("\\D", "0"));
                case "list", "show", "replay", "discard" -> action = argument;
                default -> takeId(argument);
            }
        }
        if (services.isEmpty()) {
            services = List.of(
                    "http://127.0.0.1:" + (8081 + offset),
                    "http://127.0.0.1:" + (8082 + offset),
                    "http://127.0.0.1:" + (8083 + offset));
        }
        require(action);
        if (token.isEmpty()) {
            Path root =
                    Path.of(System.getProperty(Run.ROOT, ".")).toAbsolutePath().normalize();
            token = Tokens.ofStack(root, offset).kept("ops").get();
        }
        return action;
    }

    private void takeId(String argument) {
        if (!argument.matches("[0-9a-fA-F-]{36}")) {
            throw new UsageException("Unknown option, or no identity of a dead letter: " + argument);
        }
        ids.add(argument);
    }

    private void require(String action) {
        if (action.isEmpty()) {
            throw new UsageException("What to do: list, show, replay or discard");
        }
        if (!action.equals("list") && ids.isEmpty()) {
            throw new UsageException(action + " wants the identity of a dead letter");
        }
        if ((action.equals("replay") || action.equals("discard")) && reason.isBlank()) {
            throw new UsageException(action + " wants --reason: it is kept with the letter");
        }
    }

    private int list() throws IOException {
        int count = 0;
        for (String service : services) {
            Answer answer = ask("GET", service + "/api/dead-letters?state=" + encoded(state), null);
            if (answer.status() != 200) {
                return refused(service, answer);
            }
            for (JsonNode letter : answer.body()) {
                count++;
                out.println(line(letter));
            }
        }
        out.println(count + " " + state.toLowerCase(java.util.Locale.ROOT));
        return 0;
    }

    private interface Work {
        int on(String id) throws IOException;
    }

    private int each(Work work) throws IOException {
        int worst = 0;
        for (String id : ids) {
            worst = Math.max(worst, work.on(id));
        }
        return worst;
    }

    private int show(String id) throws IOException {
        for (String service : services) {
            Answer answer = ask("GET", service + "/api/dead-letters/" + id, null);
            if (answer.status() == 200) {
                out.println(line(answer.body().path("letter")));
                answer.body()
                        .path("shape")
                        .forEach(part -> out.println("  " + part.path("path").asString("") + ": "
                                + part.path("kind").asString("")));
                answer.body().path("steps").forEach(step -> out.println("  " + text(step)));
                return 0;
            }
            if (answer.status() != 404) {
                return refused(service, answer);
            }
        }
        err.println(id + ": no service knows it");
        return 1;
    }

    private int settle(String action, String id) throws IOException {
        String order = JsonMapper.shared().writeValueAsString(Map.of("reason", reason));
        for (String service : services) {
            Answer answer = ask("POST", service + "/api/dead-letters/" + id + "/" + action, order);
            if (answer.status() == 200) {
                out.println(line(answer.body()));
                return 0;
            }
            if (answer.status() != 404) {
                return refused(id, answer);
            }
        }
        err.println(id + ": no service knows it");
        return 1;
    }

    private int refused(String what, Answer answer) {
        err.println(what + ": HTTP " + answer.status() + " "
                + answer.body().path("detail").asString(""));
        return 1;
    }

    private static String line(JsonNode letter) {
        return "%s  %-9s %s  %-32s %-24s %s-%d@%d tried %d"
                .formatted(
                        letter.path("id").asString(""),
                        letter.path("state").asString(""),
                        letter.path("failedAt").asString(""),
                        letter.path("consumer").asString(""),
                        letter.path("errorCode").asString(""),
                        letter.path("topic").asString(""),
                        letter.path("partition").asInt(0),
                        letter.path("offset").asLong(0),
                        letter.path("attempts").asInt(0));
    }

    private static String text(JsonNode step) {
        return step.path("at").asString("") + " " + step.path("action").asString("") + ": "
                + step.path("outcome").asString("") + ", by " + step.path("by").asString("") + ": "
                + step.path("reason").asString("");
    }

    private record Answer(int status, JsonNode body) {}

    private Answer ask(String method, String url, @Nullable String json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = answer.body();
            return new Answer(
                    answer.statusCode(),
                    JsonMapper.shared().readTree(body.startsWith("{") || body.startsWith("[") ? body : "{}"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " wants a value");
        }
        return rest.next();
    }
}
