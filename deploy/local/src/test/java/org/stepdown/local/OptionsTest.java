package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void without_arguments_everything_has_its_fixed_place() {
        Options options = parsed();
        assertThat(options.data()).isEqualTo(ROOT.resolve(".stepdown"));
        assertThat(options.port(Endpoint.MLLP).number()).isEqualTo(2575);
        assertThat(options.port(Endpoint.POSTGRES).number()).isEqualTo(15432);
        assertThat(options.sample()).isTrue();
        assertThat(options.fresh()).isFalse();
    }

    @Test
    void an_offset_moves_every_port_but_those_that_are_named() {
        Options options = parsed("--port", "kafka=19092", "--offset", "100", "--fresh", "--no-sample", "--data", "/d");
        assertThat(options.port(Endpoint.KAFKA).number()).isEqualTo(19092);
        assertThat(options.port(Endpoint.REGISTRY).number()).isEqualTo(8185);
        assertThat(options.fresh()).isTrue();
        assertThat(options.sample()).isFalse();
        assertThat(options.data()).isEqualTo(Path.of("/d"));
    }

    @Test
    void a_port_knows_the_setting_that_changes_it() {
        assertThat(parsed().port(Endpoint.REFERRAL_MANAGEMENT).setting()).isEqualTo("--port referral-management=N");
    }

    @ParameterizedTest
    @CsvSource({
        "--frehs, Unknown option --frehs",
        "--port, --port wants a value",
        "--port kafka, 'wants NAME=N'",
        "--port kafak=1, knows no kafak",
        "--port kafka=many, wants a number",
        "--port kafka=70000, from 0 to 65535",
        "--offset x, --offset wants a number",
    })
    void what_can_not_be_understood_is_named(String arguments, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parsed(arguments.split(" ")))
                .withMessageContaining(message);
    }

    private static Options parsed(String... arguments) {
        return Options.parsed(ROOT, List.of(arguments));
    }
}
