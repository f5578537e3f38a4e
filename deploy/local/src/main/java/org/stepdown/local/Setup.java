package org.stepdown.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclBinding;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/setup}: makes the topics and registers the schemas of the catalogue, as a job before the services start.
 * It can be run any number of times, and refuses what would break those that read.
 */
final class Setup {

    static final String USAGE = """
            Usage: deploy/setup
            Makes missing topics and registers the schemas of the catalogue; what is there already stays.
              KAFKA_BOOTSTRAP_SERVERS   (default 127.0.0.1:9092); KAFKA_<PROPERTY> for any other client property
              REGISTRY_URL              (default http://127.0.0.1:8085/apis/ccompat/v7)
              REGISTRY_USER_INFO        user:password, where the registry asks for it
              REPLICATION, MIN_INSYNC   (default 1 and 1; 3 and 2 in production)
              RIGHTS                    "yes" gives each service the rights that it needs on a broker with an authorizer
              REFERRAL_PRINCIPAL, ENROLLMENT_PRINCIPAL, NOTIFICATION_PRINCIPAL   (default User:referral-service ...)
              PUBLISHER_PRINCIPALS      hospitals that write to care.encounter.v1 themselves, separated by ";"
            Exit code 0: all is there, 1: something could not be made.
            """;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** How long brokers and registry may take to come up beside it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, String> environment;
    private final PrintStream out;

    Setup(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.out.print(USAGE);
            System.exit(arguments[0].equals("--help") ? 0 : 2);
        }
        try {
            new Setup(System.getenv(), System.out).run();
        } catch (IOException | ExecutionException e) {
            System.err.println("Not set up: " + e.getMessage());
            System.exit(1);
        }
    }

    void run() throws IOException, InterruptedException, ExecutionException {
        topics();
        rights();
        schemas();
    }

    private void rights() throws InterruptedException, ExecutionException {
        if (!"yes".equals(environment.get("RIGHTS"))) {
            return;
        }
        List<AclBinding> bindings = Rights.of(environment).stream()
                .flatMap(rights -> rights.bindings().stream())
                .toList();
        try (Admin admin = Admin.create(kafka())) {
            admin.createAcls(bindings).all().get();
        }
        out.println(bindings.size() + " rights given");
    }

    private void topics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka())) {
            Map<String, NewTopic> wanted = new HashMap<>();
            for (Topic topic : Topics.all()) {
                wanted.put(topic.name(), topic(topic.name(), topic));
                wanted.put(topic.deadLetterName(), topic(topic.deadLetterName(), topic));
            }
            List<String> present = new ArrayList<>(admin.listTopics().names().get());
            present.retainAll(wanted.keySet());
            List<NewTopic> missing = wanted.values().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            for (TopicDescription there :
                    admin.describeTopics(present).allTopicNames().get().values()) {
                NewTopic topic = wanted.get(there.name());
                // More partitions would move keys to other partitions: a patient's events would lose their order.
                if (topic != null && there.partitions().size() != topic.numPartitions()) {
                    out.println(there.name() + " has " + there.partitions().size() + " partitions and not "
                            + topic.numPartitions() + ": left as it is");
                }
            }
            out.println(missing.size() + " topics made, " + present.size() + " were there");
        }
    }

    private void schemas() throws IOException, InterruptedException {
        String registry = environment.getOrDefault("REGISTRY_URL", "http://127.0.0.1:8085/apis/ccompat/v7");
        put(registry + "/config", Map.of("compatibility", "FULL_TRANSITIVE"), "PUT");
        int count = 0;
        for (Topic topic : Topics.all()) {
            for (Schema schema : topic.types()) {
                String subject = topic.name() + "-" + schema.getFullName();
                put(
                        registry + "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions",
                        Map.of("schema", schema.toString(), "schemaType", "AVRO"),
                        "POST");
                count++;
            }
        }
        out.println(count + " schemas registered");
    }

    private void put(String url, Map<String, String> body, String method) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        String user = environment.get("REGISTRY_USER_INFO");
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = patiently(http, request.build());
            if (answer.statusCode() != 200) {
                throw new IOException(url + " answers HTTP " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** A registry that is not there yet, or has not found its storage yet, is asked again. */
    private static HttpResponse<String> patiently(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean last = System.nanoTime() > end;
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500 || last) {
                    return answer;
                }
            } catch (ConnectException notThere) {
                if (last) {
                    throw new IOException("Nobody answers at " + request.uri(), notThere);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private NewTopic topic(String name, Topic topic) {
        return new NewTopic(name, topic.partitions(), (short) number("REPLICATION"))
                .configs(Map.of(
                        "retention.ms", String.valueOf(topic.retention().toMillis()),
                        "min.insync.replicas", String.valueOf(number("MIN_INSYNC"))));
    }

    private int number(String name) {
        return Integer.parseInt(environment.getOrDefault(name, "1"));
    }

    /** KAFKA_SECURITY_PROTOCOL is security.protocol. */
    private Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:9092"));
        environment.forEach((name, value) -> {
            if (name.startsWith("KAFKA_")) {
                properties.put(
                        name.substring("KAFKA_".length())
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return properties;
    }
}
