package org.stepdown.delivery.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One Kafka node that is broker and controller (KRaft), on loopback, without topics made by accident. */
public final class KafkaBroker implements Part {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Parts parts;
    private final Settings settings;
    private final Port port;
    private final Port controllerPort;
    private final Running running = new Running();

    /**
     * How to run it.
     *
     * @param folder keeps configuration and data
     * @param heapMegabytes the most it may use
     * @param more settings of Kafka's own, which hold before those that are made here
     */
    public record Settings(
            Path folder, Path log, Port port, Port controllerPort, int heapMegabytes, Map<String, String> more) {

        public Settings {
            folder = folder.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
            more = Map.copyOf(more);
        }

        public Settings(Path folder, Path log, Port port, Port controllerPort, int heapMegabytes) {
            this(folder, log, port, controllerPort, heapMegabytes, Map.of());
        }

        /** A broker for tests: free ports, a small heap. */
        public static Settings throwAway(Path folder) {
            return new Settings(folder, folder.resolve("kafka.log"), Port.free(), Port.free(), 512);
        }
    }

    public KafkaBroker(Parts parts, Settings settings) {
        this.parts = parts;
        this.settings = settings;
        this.port = settings.port().chosen();
        this.controllerPort = settings.controllerPort().chosen();
    }

    @Override
    public void start() {
        running.start(() -> {
            port.requireFree("Kafka");
            controllerPort.requireFree("Kafka's controller");
            ChildProcess process = ChildProcess.start(command(configuration()));
            process.awaitReady(new KafkaProbe(port.number()), START_LIMIT);
            return process;
        });
    }

    @Override
    public void stop() {
        running.stop(process -> process.stop(STOP_LIMIT));
    }

    @Override
    public void kill() {
        running.stop(ChildProcess::kill);
    }

    @Override
    public boolean isRunning() {
        return running.isRunning();
    }

    @Override
    public int port() {
        return port.number();
    }

    @Override
    public ChildProcess process() {
        return running.process();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port.number();
    }

    private ChildProcess.Command command(Path configuration) {
        List<String> line = new ArrayList<>();
        line.add(JavaCommand.java());
        line.addAll(JavaCommand.QUICK_START);
        line.add("-Xmx" + settings.heapMegabytes() + "m");
        line.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        line.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        line.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX");
        line.add("-cp");
        line.add(parts.kafka() + "/*:" + JavaCommand.ourClasses());
        line.add(BrokerMain.class.getName());
        line.add(configuration.toString());
        return new ChildProcess.Command(
                "Kafka",
                line,
                Map.of(),
                settings.folder(),
                settings.log(),
                "Its data is in " + settings.folder() + ", its ports are set by " + port.setting() + " and "
                        + controllerPort.setting() + ".");
    }

    private Path configuration() {
        try {
            Files.createDirectories(settings.folder());
            Path file = settings.folder().resolve("server.properties");
            Files.writeString(file, """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=BROKER://127.0.0.1:%1$d
                    listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                    inter.broker.listener.name=BROKER
                    controller.listener.names=CONTROLLER
                    log.dirs=%3$s
                    auto.create.topics.enable=false
                    offsets.topic.num.partitions=8
                    offsets.topic.replication.factor=1
                    transaction.state.log.num.partitions=8
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    share.coordinator.state.topic.num.partitions=8
                    share.coordinator.state.topic.replication.factor=1
                    share.coordinator.state.topic.min.isr=1
                    group.initial.rebalance.delay.ms=0
                    log.cleaner.dedupe.buffer.size=16777216
                    broker.heartbeat.interval.ms=500
                    broker.session.timeout.ms=3000
                    %4$s""".formatted(
                    port.number(), controllerPort.number(), settings.folder().resolve("data"), more()));
            return file;
        } catch (IOException e) {
            throw new PartFailed("Kafka's configuration can't be written: " + e.getMessage(), e);
        }
    }

    /** Of two lines with one name the later one holds. */
    private String more() {
        return settings.more().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
