package org.stepdown.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.WithRealParts;
import org.stepdown.vault.command.Keys;

@WithRealParts(RealPart.DATABASE)
class CommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void keys_are_listed_renewed_and_retired_from_the_command_line() {
        Chest chest = new Chest();
        chest.write(chest.letters(chest.instance()), 1, "Anna");

        assertThat(keys(chest, "list")).isZero();
        assertThat(said()).contains(" *").contains("marks").containsPattern("sealing .* 1\n");
        assertThat(keys(chest, "rotate")).isZero();
        assertThat(said()).contains("seals from now on");
        assertThat(keys(chest, "rewrap")).isZero();
        assertThat(said()).isEqualTo("1 values are sealed anew\n");
        assertThat(keys(chest, "retire")).isEqualTo(1);
        assertThat(said()).contains("may still seal");
        chest.ageKeys(Duration.ofHours(1));
        assertThat(keys(chest, "retire")).isZero();
        assertThat(said()).startsWith("data key ").endsWith(" is gone\n");
        assertThat(keys(chest, "master-rotate")).isZero();
        assertThat(said()).startsWith("2 data keys are under master key ");
        assertThat(keys(chest, "master-retire")).isZero();
        assertThat(said()).startsWith("master key ");
        assertThat(chest.letters(chest.instance()).text(1, chest.sealed(1))).isEqualTo("Anna");
    }

    @Test
    void a_file_is_made_without_a_database() throws Exception {
        Path file = Files.createTempDirectory("vault").resolve("master.json");
        assertThat(new Keys(stream(), stream(), Map.of()).run(List.of("make", "--key-file=" + file)))
                .isZero();
        assertThat(MasterKeys.read(file).ids()).hasSize(1);
    }

    @Test
    void who_says_nonsense_is_told_how_it_is_used() {
        assertThat(new Keys(stream(), stream(), Map.of()).run(List.of("rotate")))
                .isEqualTo(2);
        assertThat(said()).startsWith("Usage:");
        assertThat(new Keys(stream(), stream(), Map.of()).run(List.of("--help")))
                .isZero();
    }

    private int keys(Chest chest, String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "--url=" + chest.url()));
        arguments.add("--key-file=" + chest.file);
        return new Keys(stream(), stream(), chest.credentials()).run(arguments);
    }

    private PrintStream stream() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }
}
