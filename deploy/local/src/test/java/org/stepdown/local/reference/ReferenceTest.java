package org.stepdown.local.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("stepdown.root", "../.."));

    @Test
    void the_page_of_settings_is_as_the_code_is() throws IOException {
        assertThat(Files.readString(ROOT.resolve(Reference.PAGE)))
                .as("deploy/reference writes it anew")
                .isEqualTo(new Reference(ROOT).page());
    }

    @Test
    void every_setting_says_what_it_is() throws IOException {
        assertThat(new Reference(ROOT).page().lines().filter(line -> line.startsWith("| `stepdown.")))
                .hasSizeGreaterThan(40)
                .noneMatch(line -> line.endsWith("|  |"));
    }
}
