package org.stepdown.delivery.kit;

import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers of the official images; the names of the images are system properties. */
final class ContainerSupply implements Supply {

    private static final String PASSWORD = "postgres";
    private static final int REGISTRY_PORT = 8081;
    private static final String INSIDE = "kafka:19092";

    private final Network network;
    private final Lazy<KafkaContainer> broker = new Lazy<>(this::newBroker);
    private final Lazy<GenericContainer<?>> registry = new Lazy<>(this::newRegistry);
    private final Lazy<PostgreSQLContainer> database = new Lazy<>(ContainerSupply::newDatabase);

    ContainerSupply() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "The parts are wanted as containers (" + RealParts.KIND
                            + "=containers, profile containers), and no Docker answers: start Docker, or leave the setting out");
        }
        network = Network.newNetwork();
    }

    @Override
    public String bootstrapServers() {
        return broker.get().getBootstrapServers();
    }

    @Override
    public String registryUrl() {
        GenericContainer<?> container = registry.get();
        return "http://" + container.getHost() + ":" + container.getMappedPort(REGISTRY_PORT) + registryPath();
    }

    @Override
    public Database server() {
        PostgreSQLContainer container = database.get();
        return new Database("postgres", container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    @Override
    public Switch broker() {
        return switchOf(broker.get());
    }

    @Override
    public Switch registry() {
        return switchOf(registry.get());
    }

    @Override
    public Switch database() {
        return switchOf(database.get());
    }

    @Override
    public void close() {
        registry.ifMade().ifPresent(GenericContainer::stop);
        broker.ifMade().ifPresent(GenericContainer::stop);
        database.ifMade().ifPresent(GenericContainer::stop);
        network.close();
    }

    private KafkaContainer newBroker() {
        KafkaContainer container = new KafkaContainer(image("kafka", "apache/kafka:4.2.2"))
                .withEnv(Map.of("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"))
                .withNetwork(network)
                .withListener(INSIDE);
        container.start();
        return container;
    }

    private GenericContainer<?> newRegistry() {
        broker.get();
        DockerImageName image = image("registry", "confluentinc/cp-schema-registry:8.2.0");
        GenericContainer<?> container = new GenericContainer<>(image)
                .withNetwork(network)
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "registry")
                .withEnv("SCHEMA_REGISTRY_LISTENERS", "http://0.0.0.0:" + REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", INSIDE)
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp(registryPath() + "/subjects"));
        container.start();
        return container;
    }

    private static PostgreSQLContainer newDatabase() {
        PostgreSQLContainer container = new PostgreSQLContainer(image("postgres", "postgres:18.6"))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withUrlParam("ssl", "false");
        container.start();
        return container;
    }

    /** Where the image has Confluent's API: at the root, or as Apicurio under a path of its own. */
    private static String registryPath() {
        return System.getProperty("stepdown.kit.image.registry.path", "");
    }

    private static DockerImageName image(String part, String official) {
        String name = Optional.ofNullable(System.getProperty("stepdown.kit.image." + part))
                .orElse(official);
        return DockerImageName.parse(name)
                .asCompatibleSubstituteFor(DockerImageName.parse(official).getUnversionedPart());
    }

    /** A restarted container would come back on another port; a paused one is as silent as a stopped one. */
    private static Switch switchOf(GenericContainer<?> container) {
        return new Switch() {
            @Override
            public void start() {
                container
                        .getDockerClient()
                        .unpauseContainerCmd(container.getContainerId())
                        .exec();
            }

            @Override
            public void stop() {
                container
                        .getDockerClient()
                        .pauseContainerCmd(container.getContainerId())
                        .exec();
            }

            @Override
            public void kill() {
                stop();
            }
        };
    }
}
