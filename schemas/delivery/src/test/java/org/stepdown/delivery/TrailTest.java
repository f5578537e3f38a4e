package org.stepdown.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final UUID MESSAGE = UUID.fromString("11111111-1111-4111-8111-111111111111");

    @Test
    void an_effect_keeps_correlation_and_trace_and_names_its_cause() {
        Trail start = Trail.start(MESSAGE);
        UUID cause = UUID.randomUUID();

        Trail effect = start.causedBy(cause);

        assertThat(effect.correlationId()).isEqualTo(MESSAGE);
        assertThat(effect.causationId()).isEqualTo(cause);
        assertThat(effect.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(traceId(effect)).isEqualTo(traceId(start));
    }

    @Test
    void a_trace_that_is_not_valid_is_started_anew() {
        Trail effect = new Trail(MESSAGE, null, "00-zz-1-01").causedBy(MESSAGE);

        assertThat(effect.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void a_derived_identity_is_the_published_example_of_version_5() {
        // RFC 9562, appendix A.4: name "www.example.com" in the DNS namespace.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(EventIds.derived(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    private static String traceId(Trail trail) {
        return String.valueOf(trail.traceparent()).substring(0, 35);
    }
}
