package org.stepdown.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.Parts;
import org.stepdown.local.room.ControlRoom;
import org.stepdown.local.room.Services;

/** {@code deploy/run}: starts the stack, shows one discharge on its way through it, and stays until it is stopped. */
final class Run {

    /** The system property that names the root of the repository. */
    static final String ROOT = "stepdown.root";

    private final Options options;
    private final Progress progress = new Progress(System.out);

    private Run(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty(ROOT, ".")).toAbsolutePath().normalize();
        Options options;
        try {
            options = Options.parsed(root, Arrays.asList(arguments));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        System.exit(new Run(options).run());
    }

    /** Returns the exit code; the stack is stopped by then. */
    private int run() throws IOException, InterruptedException {
        try (DataFolder data = DataFolder.taken(options.data())) {
            if (options.fresh()) {
                data.empty();
            }
            data.requireSpace();
            requireFreePorts();
            try (HttpJson http = new HttpJson(IssuerProgram.tokens(options).kept("supervisor"))) {
                return run(new LocalStack(options, Parts.located(), data, progress, http), http);
            }
        } catch (PartFailed e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run(LocalStack stack, HttpJson http) throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        Thread stop = new Thread(() -> stop(stack, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (ControlRoom room = controlRoom()) {
            progress.print("Data and logs are in " + options.data() + ". Ctrl-C stops everything.");
            stack.start();
            progress.say("Everything is ready");
            progress.print(addresses());
            progress.print(people());
            if (options.sample()) {
                new SampleRun(options, progress, http).follow();
            }
            if (options.demo()) {
                new Demo(options).begin();
            }
            progress.print("\nRunning. Ctrl-C stops everything.");
            throw new PartFailed(stack.death().get());
        } catch (PartFailed | ExecutionException e) {
            if (!stopped.get()) {
                System.err.println("\n" + e.getMessage());
                stop(stack, stopped);
            }
            return 1;
        }
    }

    /** Open from the start, so that one can watch the services come up. */
    private ControlRoom controlRoom() {
        try {
            return ControlRoom.opened(
                    number(Endpoint.CONTROL_ROOM),
                    new Services(addresses(ServiceProgram::management), addresses(ServiceProgram::http)));
        } catch (IOException e) {
            throw new PartFailed("The control room can't be opened on port " + number(Endpoint.CONTROL_ROOM), e);
        }
    }

    private List<String> addresses(Function<ServiceProgram, Endpoint> which) {
        return ServiceProgram.ALL.stream()
                .map(service -> "http://127.0.0.1:" + number(which.apply(service)))
                .toList();
    }

    private void stop(LocalStack stack, AtomicBoolean stopped) {
        if (stopped.compareAndSet(false, true)) {
            progress.print("\nStopping …");
            stack.stop();
            progress.say("Stopped");
        }
    }

    /** All of them before anything is started: the last should not bring down what took half a minute to start. */
    private void requireFreePorts() {
        List<String> failures = Stream.of(Endpoint.values())
                .flatMap(endpoint -> {
                    try {
                        options.port(endpoint).requireFree(endpoint.argument());
                        return Stream.<String>empty();
                    } catch (PartFailed taken) {
                        return Stream.of(String.valueOf(taken.getMessage()));
                    }
                })
                .toList();
        if (!failures.isEmpty()) {
            throw new PartFailed(String.join("\n", failures));
        }
    }

    private String addresses() {
        return """

                  Control room         http://127.0.0.1:%d/
                  Staff inbox          http://127.0.0.1:%d/
                  Messages, referrals  http://127.0.0.1:%d/api
                  Cohorts, decisions   http://127.0.0.1:%d/api
                  HL7 v2 over MLLP     127.0.0.1:%d   (deploy/send FILE...)
                  Sign-in              http://127.0.0.1:%d   (deploy/token ROLE prints a bearer token)
                  Kafka                127.0.0.1:%d
                  Schema registry      http://127.0.0.1:%d/apis/ccompat/v7
                  PostgreSQL           127.0.0.1:%d""".formatted(
                        number(Endpoint.CONTROL_ROOM),
                        number(Endpoint.NOTIFICATION),
                        number(Endpoint.REFERRAL),
                        number(Endpoint.ENROLLMENT),
                        number(Endpoint.MLLP),
                        number(Endpoint.ISSUER),
                        number(Endpoint.KAFKA),
                        number(Endpoint.REGISTRY),
                        number(Endpoint.POSTGRES));
    }

    /** Made-up people with passwords of this data folder's own; they open nothing but this stack. */
    private String people() {
        try {
            return "\n  Sign in to the pages as" + IssuerProgram.tokens(options).people();
        } catch (IOException e) {
            return "\n  Nobody can sign in: " + e.getMessage();
        }
    }

    private int number(Endpoint endpoint) {
        return options.port(endpoint).number();
    }
}
