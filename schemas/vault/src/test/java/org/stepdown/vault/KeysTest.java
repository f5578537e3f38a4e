package org.stepdown.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.WithRealParts;

@WithRealParts(RealPart.DATABASE)
class KeysTest {

    private final Chest chest = new Chest();

    @Test
    void the_file_is_its_owners_alone_and_an_existing_one_is_left_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chest.file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(chest.file);
        MasterKeys.make(chest.file);
        assertThat(Files.readAllBytes(chest.file)).isEqualTo(before);
    }

    @Test
    void without_the_right_file_nothing_starts_and_nothing_is_quoted() throws IOException {
        chest.instance();
        Path none = chest.file.resolveSibling("none.json");
        assertThatThrownBy(() -> OpenVault.of(chest.database, none, true, Duration.ofDays(1)))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("no file");
        MasterKeys.make(none);
        assertThatThrownBy(() -> OpenVault.of(chest.database, none, true, Duration.ofDays(1)))
                .isInstanceOf(VaultException.UnknownKey.class)
                .hasMessageContaining("under master key");
        Files.writeString(none, "{\"secret\": \"canary\"}");
        assertThatThrownBy(() -> MasterKeys.read(none))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void the_database_holds_no_key_in_clear_and_a_changed_one_is_refused() throws IOException {
        chest.instance();
        String file = Files.readString(chest.file, StandardCharsets.UTF_8);
        assertThat(file).contains("AesGcmKey");
        List<byte[]> wrapped = chest.jdbc
                .sql("select wrapped from vault.data_key")
                .query((row, n) -> row.getBytes(1))
                .list();
        assertThat(wrapped)
                .hasSize(2)
                .allSatisfy(key -> assertThat(new String(key, StandardCharsets.ISO_8859_1))
                        .doesNotContain("AesGcmKey", "HmacKey"));
        chest.jdbc
                .sql("update vault.data_key set wrapped = (select wrapped from vault.data_key where purpose = 'MARK')")
                .update();
        assertThatThrownBy(chest::instance).isInstanceOf(NotGenuineException.class);
    }

    @Test
    void instances_that_start_together_agree_on_one_key() {
        List<CompletableFuture<byte[]>> marks = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                marks.add(CompletableFuture.supplyAsync(() -> chest.instance().mark("number", "4711"), threads));
            }
        }
        assertThat(marks)
                .allSatisfy(mark ->
                        assertThat(mark.join()).isEqualTo(marks.getFirst().join()));
        assertThat(chest.care().uses()).hasSize(2);
    }

    @Test
    void a_key_that_another_instance_made_is_found_when_it_is_met() {
        SealedColumn early = chest.letters(chest.instance());
        chest.care().rotate();
        SealedColumn late = chest.letters(chest.instance());
        byte[] sealed = late.seal(1, "Anna");
        assertThat(SealedColumn.keyOf(sealed)).isNotEqualTo(SealedColumn.keyOf(early.seal(1, "Anna")));
        assertThat(early.text(1, sealed)).isEqualTo("Anna");
    }

    @Test
    void a_key_of_another_instance_is_found_by_who_holds_the_last_connection() throws SQLException {
        chest.instance();
        try (HikariDataSource pool = chest.poolOfOne();
                Connection held = pool.getConnection()) {
            OpenVault open = OpenVault.of(pool, chest.file, false, Duration.ofDays(1));
            chest.care().rotate();
            byte[] sealed = chest.letters(chest.instance()).seal(1, "Anna");

            assertThat(held.isValid(1)).isTrue();
            assertThat(chest.letters(open.vault()).text(1, sealed)).isEqualTo("Anna");
        }
    }

    @Test
    void a_new_key_seals_after_a_day_and_nobody_seals_by_an_old_view() {
        SealedColumn letters = chest.letters(chest.instance());
        int first = SealedColumn.keyOf(letters.seal(1, "Anna"));
        chest.ageKeys(Duration.ofDays(1));
        assertThat(SealedColumn.keyOf(letters.seal(1, "Anna"))).isEqualTo(first);
        chest.nanos.addAndGet(Keyring.TRUSTED.plusSeconds(1).toNanos());
        assertThat(SealedColumn.keyOf(letters.seal(1, "Anna"))).isNotEqualTo(first);
    }

    @Test
    void a_key_that_nobody_has_is_named() {
        SealedColumn letters = chest.letters(chest.instance());
        byte[] sealed = letters.seal(1, "Anna");
        sealed[4] ^= 1;
        assertThatThrownBy(() -> letters.open(1, sealed))
                .isInstanceOf(VaultException.UnknownKey.class)
                .hasMessageContaining(DataKey.name(SealedColumn.keyOf(sealed)));
    }

    @Test
    void rows_are_sealed_anew_while_others_write_and_the_old_key_goes_when_nothing_needs_it() {
        SealedColumn letters = chest.letters(chest.instance());
        for (long id = -700; id < 700; id++) {
            chest.write(letters, id, "Anna " + id);
        }
        chest.jdbc.sql("insert into letter values (9000, null)").update();
        int old = SealedColumn.keyOf(chest.sealed(1));

        Rewrap care = chest.care();
        int fresh = care.rotate().id();
        assertThatThrownBy(care::retire).hasMessageContaining("younger than 10 minutes");
        assertThat(care.retire(Duration.ZERO)).isEmpty();
        // An instance that has not looked yet still seals with the old one.
        chest.write(letters, 2000, "late");

        assertThat(care.rewrap()).isEqualTo(1401);
        assertThat(care.rewrap()).isZero();
        Set<Integer> keys = new HashSet<>();
        for (long id = -700; id < 700; id++) {
            keys.add(SealedColumn.keyOf(chest.sealed(id)));
            assertThat(letters.text(id, chest.sealed(id))).isEqualTo("Anna " + id);
        }
        assertThat(keys).containsExactly(fresh);
        assertThat(care.uses()).anySatisfy(use -> {
            assertThat(use.key().id()).isEqualTo(fresh);
            assertThat(use.seals()).isTrue();
            assertThat(use.values()).isEqualTo(1401);
        });

        assertThat(care.retire(Duration.ZERO)).containsExactly(old);
        assertThat(chest.letters(chest.instance()).text(2000, chest.sealed(2000)))
                .isEqualTo("late");
        assertThat(chest.jdbc
                        .sql("select action from vault.key_step where key_id = :id order by id")
                        .param("id", old)
                        .query(String.class)
                        .list())
                .containsExactly("MADE", "RETIRED");
        assertThatThrownBy(() -> chest.jdbc.sql("delete from vault.key_step").update())
                .hasMessageContaining("only added to");
    }

    @Test
    void a_value_that_was_swapped_is_not_sealed_anew() {
        SealedColumn letters = chest.letters(chest.instance());
        chest.write(letters, 1, "Anna");
        chest.jdbc.sql("insert into letter select 2, body from letter").update();
        chest.care().rotate();
        assertThatThrownBy(chest.care()::rewrap).isInstanceOf(NotGenuineException.class);
    }

    @Test
    void data_keys_move_under_a_new_master_key() {
        SealedColumn letters = chest.letters(chest.instance());
        chest.write(letters, 1, "Anna");
        int old = MasterKeys.read(chest.file).primary();
        MasterKeys.add(chest.file);
        assertThat(chest.care().retireMasters()).isEmpty();
        assertThat(chest.care().rewrapKeys()).isEqualTo(2);
        assertThat(chest.care().retireMasters()).containsExactly(old);
        assertThat(MasterKeys.read(chest.file).ids()).hasSize(1).doesNotContain(old);
        assertThat(chest.letters(chest.instance()).text(1, chest.sealed(1))).isEqualTo("Anna");
    }
}
