package org.stepdown.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulateTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void wrong_usage_is_said_with_the_usage() throws InterruptedException {
        assertThat(run("--peple", "3")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Unknown option --peple", "Usage:");
        assertThat(run("--people", "many")).isEqualTo(2);
        assertThat(run("--mllp", "nowhere")).isEqualTo(2);
        assertThat(run("--end", "yesterday")).isEqualTo(2);
    }

    /** What nobody answers is no success. */
    @Test
    void services_that_are_away_are_a_difference() throws InterruptedException {
        String nobody = "http://127.0.0.1:1";
        int code = run(
                "--mllp",
                "127.0.0.1:1",
                "--referral",
                nobody,
                "--enrollment",
                nobody,
                "--notification",
                nobody,
                "--people",
                "1",
                "--speed",
                "0",
                "--patience",
                "0",
                "--check");
        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("was never answered", "tells no census");
    }

    private int run(String... arguments) throws InterruptedException {
        return Simulate.run(
                List.of(arguments),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Tokens.NONE);
    }
}
