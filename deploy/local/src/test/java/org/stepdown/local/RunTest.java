package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stepdown.delivery.parts.Port;

/** The launcher as a process, with real parts, and stand-ins for the services. */
@Timeout(120)
class RunTest {

    @TempDir
    private Path root;

    private final List<String> ports = new ArrayList<>();
    private int postgresPort;
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void stand_ins_and_free_ports() throws IOException {
        for (ServiceProgram service : ServiceProgram.ALL) {
            Path jar = root.resolve(service.name()).resolve("target").resolve(service.name() + ".jar");
            Files.createDirectories(jar.getParent());
            packStandIn(jar);
        }
        Path issuer = root.resolve("deploy/issuer/target/issuer.jar");
        Files.createDirectories(issuer.getParent());
        packStandIn(issuer);
        for (Endpoint endpoint : Endpoint.values()) {
            int port = Port.free().chosen().number();
            ports.addAll(List.of("--port", endpoint.argument() + "=" + port));
            postgresPort = endpoint == Endpoint.POSTGRES ? port : postgresPort;
        }
    }

    @AfterEach
    void nothing_is_left() throws InterruptedException {
        for (Process launcher : launchers) {
            launcher.destroy();
            launcher.waitFor(60, TimeUnit.SECONDS);
        }
        assertThat(processes()).isEmpty();
    }

    @Test
    void it_stops_without_leaving_a_process_and_finds_its_data_again_even_after_a_kill() throws Exception {
        Process first = launch();
        awaitOutput("Running.");
        execute("CREATE TABLE kept (id int)");
        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("Stopping", "Stopped");
        assertThat(processes()).isEmpty();

        Process killed = launch();
        awaitOutput("Running.");
        killed.destroyForcibly().waitFor();
        assertThat(processes()).isNotEmpty();

        launch();
        awaitOutput("Running.");
        execute("INSERT INTO kept VALUES (1)");
    }

    @Test
    void a_service_that_dies_is_named_with_its_last_words_and_stops_everything() throws Exception {
        Process launcher = launch("enrollment");
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output())
                .contains("enrollment-service ended with exit code 3", "enrollment-service.log")
                .contains("the stand-in gives up", "Stopped");
        assertThat(processes()).isEmpty();
    }

    @Test
    void a_taken_port_is_named_before_anything_is_started() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            ports.addAll(List.of("--port", "mllp=" + taken.getLocalPort()));
            Process launcher = launch();
            assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains("Port " + taken.getLocalPort() + " for mllp is taken", "--port mllp=N")
                    .doesNotContain("ready");
        }
    }

    private Process launch() throws IOException {
        return launch("none of them");
    }

    private Process launch(String failing) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstepdown.root=" + root,
                "-Dstepdown.parts=" + System.getProperty("stepdown.parts"),
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                "--no-sample"));
        line.addAll(ports);
        Files.deleteIfExists(outputFile());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(outputFile().toFile());
        builder.environment().put("STAND_IN_THAT_FAILS", failing);
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private void awaitOutput(String text) throws Exception {
        Process launcher = launchers.get(launchers.size() - 1);
        while (!output().contains(text)) {
            assertThat(launcher.waitFor(50, TimeUnit.MILLISECONDS)).as(output()).isFalse();
        }
    }

    private String output() throws IOException {
        return Files.readString(outputFile());
    }

    private Path outputFile() {
        return root.resolve("output");
    }

    /** All that still run with this test's folder in their command line. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> launchers.stream().noneMatch(launcher -> launcher.pid() == process.pid()))
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(root.toString()))
                .toList();
    }

    private void execute(String sql) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + postgresPort + "/referral";
        try (Connection connection = DriverManager.getConnection(url, "referral", "referral");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void packStandIn(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        String entry = StandInService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var code = StandInService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            if (code != null) {
                code.transferTo(out);
            }
        }
    }
}
