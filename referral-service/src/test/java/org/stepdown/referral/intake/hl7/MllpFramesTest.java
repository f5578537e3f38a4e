package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MllpFramesTest {

    @Test
    void two_frames_in_one_read_are_two_messages() throws IOException {
        assertThat(read("\u000bone\u001c\r\u000btwo\u001c\r")).containsExactly("one", "two");
    }

    @Test
    void a_frame_split_over_many_reads_is_one_message() throws IOException {
        assertThat(frames(new OneByteAtATime("\u000bone two three\u001c\r"), 100))
                .containsExactly("one two three");
    }

    @Test
    void noise_before_the_start_and_a_missing_carriage_return_do_no_harm() throws IOException {
        assertThat(read("noise\r\n\u000bone\u001c\u000btwo\u001c\r")).containsExactly("one", "two");
    }

    @Test
    void a_frame_that_breaks_off_is_no_message() throws IOException {
        assertThat(read("\u000bone\u001c\r\u000btw")).containsExactly("one");
    }

    @Test
    void a_sender_that_starts_over_is_taken_at_its_second_word() throws IOException {
        assertThat(read("\u000bbroken\u000bwhole\u001c\r")).containsExactly("whole");
    }

    @Test
    void a_frame_that_is_too_long_is_told_apart_and_the_next_is_whole() throws IOException {
        assertThat(frames(stream("\u000b12345678\u001c\r\u000bshort\u001c\r"), 5))
                .containsExactly("12345...", "short");
    }

    private static List<String> read(String bytes) throws IOException {
        return frames(stream(bytes), 100);
    }

    private static InputStream stream(String bytes) {
        return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> frames(InputStream in, int limit) throws IOException {
        MllpFrames frames = new MllpFrames(in, limit, Duration.ofMinutes(1));
        List<String> contents = new ArrayList<>();
        for (MllpFrames.Frame frame = frames.next(); frame != null; frame = frames.next()) {
            contents.add(new String(frame.content(), StandardCharsets.ISO_8859_1) + (frame.tooLong() ? "..." : ""));
        }
        return contents;
    }

    private static final class OneByteAtATime extends InputStream {

        private final InputStream bytes;

        OneByteAtATime(String content) {
            bytes = stream(content);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes.read(buffer, offset, Math.min(length, 1));
        }
    }
}
