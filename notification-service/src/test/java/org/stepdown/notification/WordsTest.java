package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Channel;

/** Staff read words, never codes. */
class WordsTest {

    private static final Path ROOT = Path.of(System.getProperty("stepdown.root", ".."));
    private static final Path SOURCES = ROOT.resolve("notification-service/src/main");
    private static final Properties WORDS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (Reader words = Files.newBufferedReader(ROOT.resolve("deploy/face/messages.properties"))) {
            WORDS.load(words);
        }
    }

    @Test
    void every_topic_has_a_name_and_says_what_to_do() {
        assertWords("topic", Topic.values());
        assertWords("advice", Topic.values());
    }

    @Test
    void every_urgency_and_every_step_of_a_history_has_its_words() {
        assertWords("urgency", Urgency.values());
        assertWords("change", Change.Kind.values());
    }

    @Test
    void every_way_out_of_the_inbox_has_its_words() {
        assertWords("channel", Arrays.stream(Channel.values()).filter(channel -> channel != Channel.INBOX));
    }

    /** As the tables allow them, since alerts are classes and deliveries are rows. */
    @Test
    void every_state_that_the_tables_allow_has_its_words() throws IOException {
        assertWords("state", allowed("V1__alerts.sql"));
        assertWords("delivery", allowed("V10__deliveries.sql"));
    }

    /** They stand where the system, and no person, is the actor of a change. */
    @Test
    void every_reason_that_the_system_gives_has_its_words() throws IOException {
        Pattern reason = Pattern.compile("Change\\.Kind\\.\\w+, \"([A-Z_]+)\"|String UNANSWERED = \"([A-Z_]+)\"");
        try (Stream<Path> files = Files.walk(SOURCES.resolve("java"))) {
            List<String> reasons = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> reason.matcher(text(file)).results())
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .toList();
            assertThat(reasons).contains("UNANSWERED", "HANDED_OVER", "MOVED_ON", "CAUSE_GONE");
            assertWords("reason", reasons.stream());
        }
    }

    private static Stream<String> allowed(String migration) throws IOException {
        var check = Pattern.compile("state in \\(([^)]+)\\)")
                .matcher(Files.readString(SOURCES.resolve("resources/db/migration/" + migration)));
        assertThat(check.find()).isTrue();
        return Arrays.stream(check.group(1).split(","))
                .map(state -> state.strip().replace("'", ""));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertWords(String kind, Enum<?>... codes) {
        assertWords(kind, Arrays.stream(codes));
    }

    private static void assertWords(String kind, Stream<?> codes) {
        assertThat(codes)
                .allSatisfy(code -> assertThat(WORDS.getProperty(kind + "." + code))
                        .as("words for %s.%s in deploy/face/messages.properties", kind, code)
                        .isNotBlank());
    }
}
