package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.Stack;
import org.stepdown.simulator.Simulate;
import org.stepdown.simulator.Tokens;

/** A week of a made-up region, as fast as it is taken: the services come to the truth. It fills seats, so it is last. */
@Order(20)
class SimulatorIT {

    private final Stack stack = Stack.running();

    @Test
    void the_services_come_to_the_truth_about_everybody_in_the_region() {
        simulate("11", "80", "0", List.of(stack.referral()));
    }

    /**
     * One, three, two that are replaced one after the other as a rolling upgrade does, and one again: partitions move under
     * load, and so do relays and timers, and nobody who looks at a page or asks the API notices.
     */
    @Test
    void instances_come_and_go_under_load_and_the_truth_stays_the_same() {
        List<Program> first = stack.programs();
        List<Program> second = stack.twins();
        List<Program> third = stack.triplets();
        try (Visitors visitors = new Visitors()) {
            visitors.findThere(first);
            CompletableFuture<Void> change = CompletableFuture.runAsync(
                    () -> {
                        Stack.atOnce(List.of(second, third), visitors::startThere);
                        visitors.stopThere(first);
                        visitors.startThere(first);
                        visitors.stopThere(second);
                        visitors.startThere(second);
                        visitors.stopThere(third);
                        visitors.stopThere(second);
                    },
                    Thread::startVirtualThread);
            simulate("12", "100", "5000", List.of(second.getFirst(), third.getFirst(), first.getFirst()));
            change.join();
            assertThat(visitors.visits()).isGreaterThan(200);
            assertThat(visitors.complaints()).isEmpty();
        }
        simulate("13", "20", "0", List.of(stack.referral()));
    }

    private void simulate(String seed, String people, String speed, List<Program> intakes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<Program> asked = stack.programs();
        List<String> arguments = List.of(
                "--seed",
                seed,
                "--run",
                "A" + seed + Long.toString(System.currentTimeMillis(), 36),
                "--people",
                people,
                "--speed",
                speed,
                "--patience",
                "180",
                "--check",
                "--mllp",
                intakes.stream().map(one -> "127.0.0.1:" + one.mllpPort()).collect(Collectors.joining(",")),
                "--referral",
                asked.get(0).url(),
                "--enrollment",
                asked.get(1).url(),
                "--notification",
                asked.get(2).url());
        long given = deadLetters();
        try {
            int code =
                    Simulate.run(arguments, Map.of(), print, print, new Tokens(Http::publisherToken, Http::staffToken));
            assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
            // What the region sends broken waits in quarantine, where somebody can mend it; nothing is given up.
            assertThat(deadLetters()).isEqualTo(given);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long deadLetters() {
        return Stream.of("referral", "enrollment", "notification")
                .mapToLong(this::deadLetters)
                .sum();
    }

    private long deadLetters(String service) {
        try (Connection database = stack.database(service);
                ResultSet count =
                        database.createStatement().executeQuery("select count(*) from delivery.dead_letter")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
