package org.stepdown.delivery.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class UnprivilegedUserTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void an_ordinary_user_runs_it_directly_and_root_without_privilege() {
        UnprivilegedUser user = UnprivilegedUser.chosen(Path.of("/bin/true"), LIMIT);
        assertThat(user.prefix().isEmpty()).isNotEqualTo("root".equals(System.getProperty("user.name")));
    }

    @Test
    void root_is_told_when_there_is_no_way() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> UnprivilegedUser.chosen(Path.of("/nowhere/postgres"), LIMIT))
                .withMessageContaining("run as an ordinary user");
    }
}
