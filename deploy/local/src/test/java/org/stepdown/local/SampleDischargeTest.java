package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleDischargeTest {

    private final SampleDischarge sample =
            SampleDischarge.at(Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC));

    @Test
    void it_is_a_psychiatric_discharge_home_with_a_depression() {
        assertThat(field("MSH", 8)).isEqualTo("ADT^A03^ADT_A03");
        assertThat(field("MSH", 9)).isEqualTo(sample.controlId());
        assertThat(field("PID", 3)).startsWith("S").contains("^MR");
        assertThat(field("PV1", 3)).startsWith("PSY^");
        assertThat(field("PV1", 10)).isEqualTo("PSY");
        assertThat(field("PV1", 19)).contains("^VN");
        assertThat(field("PV1", 36)).isEqualTo("01");
        assertThat(field("PV1", 44)).isEqualTo("20260224100000-0500");
        assertThat(field("PV1", 45)).isEqualTo("20260302100000-0500");
        assertThat(field("DG1", 3)).startsWith("F33.1^");
        assertThat(field("DG1", 15)).isEqualTo("1");
    }

    private String field(String segment, int number) {
        return List.of(new String(sample.message(), StandardCharsets.US_ASCII).split("\r")).stream()
                .filter(line -> line.startsWith(segment))
                .map(line -> line.split("\\|")[number])
                .findFirst()
                .orElseThrow();
    }
}
