package org.stepdown.delivery.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PartsTest {

    @TempDir
    private Path folder;

    @Test
    void a_taken_port_is_named_together_with_its_setting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port(taken.getLocalPort(), "--port postgres=N");
            PostgresServer server = new PostgresServer(
                    Parts.located(), new PostgresServer.Settings(folder, folder.resolve("log"), port, "secret", false));
            assertThatExceptionOfType(PartFailed.class)
                    .isThrownBy(server::start)
                    .withMessageContaining("Port " + taken.getLocalPort() + " for PostgreSQL is taken")
                    .withMessageContaining("--port postgres=N");
        }
    }

    @Test
    void a_missing_part_is_named_together_with_the_property() {
        Parts nothing = new Parts(folder);
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(nothing::kafka)
                .withMessageContaining("No kafka in " + folder)
                .withMessageContaining(Parts.PROPERTY);
    }

    @Test
    void a_child_that_dies_early_is_reported_with_its_exit_code_and_its_last_words() {
        ChildProcess dying = ChildProcess.start(shell("echo 'no such setting'; exit 3"));
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> dying.awaitReady(() -> false, Duration.ofSeconds(30)))
                .withMessageContaining("The child ended with exit code 3")
                .withMessageContaining("Change the setting.")
                .withMessageContaining("no such setting");
    }

    @Test
    void a_child_that_never_gets_ready_is_ended() {
        ChildProcess stuck = ChildProcess.start(shell("exec sleep 600"));
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> stuck.awaitReady(() -> false, Duration.ofMillis(200)))
                .withMessageContaining("was not ready within");
        assertThat(stuck.isAlive()).isFalse();
    }

    @Test
    void a_child_that_does_not_listen_to_the_kind_word_is_ended_by_force() throws Exception {
        ChildProcess deaf = ChildProcess.start(shell("trap '' TERM; touch deaf; while :; do sleep 0.05; done"));
        deaf.awaitReady(() -> Files.exists(folder.resolve("deaf")), Duration.ofSeconds(20));
        deaf.stop(Duration.ofMillis(300));
        assertThat(deaf.exit().get(10, TimeUnit.SECONDS)).isEqualTo(137);
    }

    @Test
    void the_next_start_ends_what_a_killed_parent_left_running() {
        ChildProcess leftover = ChildProcess.start(shell("exec sleep 600"));
        ChildProcess next = ChildProcess.start(shell("exec sleep 600"));
        assertThat(leftover.isAlive()).isFalse();
        assertThat(next.isAlive()).isTrue();
        next.kill();
    }

    @Test
    void a_process_that_only_got_the_same_id_is_left_alone() throws Exception {
        ChildProcess innocent = ChildProcess.start(shell("exec sleep 600"));
        Path elsewhere = folder.resolve("other.pid");
        Files.writeString(elsewhere, innocent.pid() + "\n2001-01-01T00:00:00Z\n");
        new PidFile(elsewhere).endLeftover();
        assertThat(innocent.isAlive()).isTrue();
        innocent.kill();
    }

    @Test
    void two_registries_run_side_by_side() {
        SchemaRegistry one =
                new SchemaRegistry(Parts.located(), SchemaRegistry.Settings.throwAway(folder.resolve("one")));
        SchemaRegistry other =
                new SchemaRegistry(Parts.located(), SchemaRegistry.Settings.throwAway(folder.resolve("other")));
        try {
            one.start();
            other.start();
            assertThat(one.isRunning()).isTrue();
            assertThat(other.isRunning()).isTrue();
        } finally {
            one.stop();
            other.stop();
        }
    }

    private ChildProcess.Command shell(String script) {
        return new ChildProcess.Command(
                "The child",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("child.log"),
                "Change the setting.");
    }
}
