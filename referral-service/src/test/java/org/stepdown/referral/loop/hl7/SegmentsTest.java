package org.stepdown.referral.loop.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void what_a_sender_once_gave_can_not_become_a_field_or_segment_of_its_own() {
        byte[] bytes = new Segments()
                .add("PID", Map.of(3, Segments.parts("1|2\rNTE^x&y~z\\", "A"), 5, "", 9, ""))
                .bytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("PID|||1\\F\\2 NTE\\S\\x\\T\\y\\R\\z\\E\\^A\r");
    }
}
