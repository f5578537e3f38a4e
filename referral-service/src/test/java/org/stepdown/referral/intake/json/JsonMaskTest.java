package org.stepdown.referral.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonMaskTest {

    @Test
    void codes_are_seen_and_people_are_not() {
        String masked = JsonFields.MASK.of("""
                {"facility": "GENHOSP", "event": "DISCHARGE", "occurredAt": "2026-03-05T12:00:00-05:00",
                 "patient": {"identifiers": [{"value": "4711", "type": "MR"}], "family": "CANARY", "deceased": true},
                 "CANARY": 4711, "diagnoses": [{"code": "F33.1", "text": "CANARY"}]}
                """);

        assertThat(masked)
                .contains("GENHOSP", "DISCHARGE", "\"MR\"", "F33.1", "\"family\" : \"xxxxxx\"", "9999-99-99")
                .doesNotContain("CANARY", "4711", "2026", "true");
    }

    @Test
    void what_is_no_json_shows_only_its_shape() {
        assertThat(JsonFields.MASK.of("{\"family\": CANARY")).isEqualTo("{\"xxxxxx\": xxxxxx");
    }
}
