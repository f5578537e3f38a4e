package org.stepdown.delivery.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.parts.PidFile;

class WorkFolderTest {

    private static final Path ALL =
            Path.of(System.getProperty("java.io.tmpdir"), "stepdown-kit-" + System.getProperty("user.name"));

    @Test
    void what_a_killed_jvm_left_behind_is_ended_and_deleted() throws Exception {
        Path leftover = Files.createDirectories(ALL.resolve("1-0").resolve("kafka"));
        Process process = new ProcessBuilder("sleep", "600").start();
        new PidFile(leftover.resolve("child.pid")).write(process.toHandle());
        WorkFolder.ofThisProcess();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(leftover.getParent()).doesNotExist();
    }

    @Test
    void the_folder_of_a_living_jvm_is_left_alone() throws Exception {
        Path mine = Files.createDirectories(WorkFolder.ofThisProcess().part("kept"));
        WorkFolder.ofThisProcess();
        assertThat(mine).exists();
        Files.delete(mine);
    }
}
