package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stepdown.delivery.parts.PartFailed;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_with_other_files_is_neither_used_nor_emptied() throws Exception {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> DataFolder.taken(folder))
                .withMessageContaining("other files");
        assertThat(mine).hasContent("years of work");
    }

    @Test
    void a_folder_of_ours_is_used_again_and_emptied_on_demand() throws Exception {
        try (DataFolder first = DataFolder.taken(folder)) {
            Files.createDirectories(first.of("kafka").resolve("data"));
        }
        try (DataFolder second = DataFolder.taken(folder)) {
            assertThat(second.of("kafka").resolve("data")).exists();
            second.empty();
            assertThat(second.of("kafka")).doesNotExist();
            assertThat(folder.resolve(DataFolder.MARKER)).exists();
        }
    }

    @Test
    void two_stacks_never_share_a_folder() throws Exception {
        try (DataFolder first = DataFolder.taken(folder)) {
            assertThat(first.of("kafka")).isEqualTo(folder.resolve("kafka"));
            assertThatExceptionOfType(PartFailed.class)
                    .isThrownBy(() -> DataFolder.taken(folder))
                    .withMessageContaining("Another stack");
        }
    }
}
