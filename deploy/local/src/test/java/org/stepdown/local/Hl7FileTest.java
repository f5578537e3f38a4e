package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7FileTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\n\n"})
    void every_kind_of_line_end_becomes_a_carriage_return(String end) {
        assertThat(messages("MSH|1" + end + "EVN|A03" + end)).containsExactly("MSH|1\rEVN|A03\r");
    }

    @Test
    void each_header_starts_a_message() {
        assertThat(messages("MSH|1\nPID|1\nMSH|2\nPID|2")).containsExactly("MSH|1\rPID|1\r", "MSH|2\rPID|2\r");
    }

    @Test
    void frames_and_batch_envelopes_fall_away() {
        assertThat(messages("FHS|x\nBHS|x\n\u000BMSH|1\rPID|1\r\u001C\r\u000BMSH|2\r\u001C\r\nBTS|2\nFTS|1"))
                .containsExactly("MSH|1\rPID|1\r", "MSH|2\r");
    }

    @Test
    void what_is_no_message_is_sent_as_it_is_for_the_receiver_to_judge() {
        assertThat(messages("hello\nworld")).containsExactly("hello\rworld\r");
    }

    @Test
    void bytes_of_other_character_sets_stay_as_they_are() {
        byte[] latin = "MSH|J\u00F6rg".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Hl7File.messages(latin))
                .singleElement()
                .satisfies(message -> assertThat(message).startsWith(latin));
    }

    @Test
    void an_empty_file_has_no_message() {
        assertThat(messages("\n\r\n")).isEmpty();
    }

    private static List<String> messages(String content) {
        return Hl7File.messages(content.getBytes(StandardCharsets.UTF_8)).stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void a_message_that_wants_no_acknowledgement_says_so_in_its_header() {
        assertThat(Hl7File.wantsNoAnswer(
                        "MSH|^~\\&|A|B|||1||ADT^A40|C|P|2.8|||NE|NE\rPID|1\r".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Hl7File.wantsNoAnswer(
                        "MSH|^~\\&|A|B|||1||ADT^A40|C|P|2.8|||AL|NE\rPID|1\r".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Hl7File.wantsNoAnswer("MSH".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
