package org.stepdown.enrollment.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.placement.Preference;

class PlainWordsTest {

    private static final Pattern REASON = Pattern.compile("Reason\\.of\\(\\s*\"([A-Z0-9_]+)\"");

    @Test
    void every_code_that_placement_gives_has_words() throws IOException {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(Preference.values()).map(Enum::name).forEach(codes::add);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/stepdown/enrollment/placement"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = REASON.matcher(Files.readString(source));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }

        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(codes).allMatch(PlainWords::know);
    }

    @Test
    void every_code_of_screening_has_words() {
        assertThat(List.of(
                        "LEFT_AGAINST_ADVICE",
                        "DISPOSITION_NEEDS_REVIEW",
                        "DISPOSITION_UNKNOWN",
                        "CARE_AROUND_THE_CLOCK",
                        "HOSPICE",
                        "DIED",
                        "STILL_IN_HOSPITAL",
                        "PSYCHOSIS",
                        "IN_REMISSION",
                        "NO_IOP_CONDITION"))
                .allMatch(PlainWords::know);
    }

    @Test
    void details_are_said_in_words_too() {
        assertThat(PlainWords.of(Reason.of("OVERRIDDEN_BY_STAFF", "rules", "LANGUAGE,AGE_BAND")))
                .isEqualTo("A member of staff placed the patient here although: language, age band");
        assertThat(PlainWords.of(Reason.of("UNDER_AGE", "youngest", 12)))
                .isEqualTo("The patient is under 12 years old");
    }

    @Test
    void a_code_without_words_is_read_out() {
        assertThat(PlainWords.of(Reason.of("SOMETHING_NEW"))).isEqualTo("Something new");
    }
}
