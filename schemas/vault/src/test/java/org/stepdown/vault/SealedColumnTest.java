package org.stepdown.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SealedColumnTest {

    private static final Chest CHEST = new Chest();
    private static final Vault VAULT = CHEST.instance();
    private static final SealedColumn LETTERS = CHEST.letters(VAULT);

    @Property(tries = 300)
    void what_is_sealed_opens_as_it_was(@ForAll long row, @ForAll byte[] value) {
        byte[] sealed = LETTERS.seal(row, value);
        assertThat(LETTERS.open(row, sealed)).isEqualTo(value);
        assertThat(LETTERS.open(String.valueOf(row), sealed)).isEqualTo(value);
    }

    @Property(tries = 100)
    void nothing_of_it_can_be_read(@ForAll long row, @ForAll @IntRange(min = 8, max = 200) int length) {
        String value = "Anna Canary ".repeat(20).substring(0, length);
        byte[] sealed = LETTERS.seal(row, value);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(value.substring(0, 8));
        assertThat(LETTERS.seal(row, value)).isNotEqualTo(sealed);
    }

    @Property(tries = 300)
    void a_changed_bit_is_noticed(
            @ForAll long row,
            @ForAll byte[] value,
            @ForAll @IntRange(max = 100_000) int at,
            @ForAll @IntRange(max = 7) int bit) {
        byte[] sealed = LETTERS.seal(row, value);
        sealed[at % sealed.length] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> LETTERS.open(row, sealed))
                .isInstanceOfAny(NotGenuineException.class, VaultException.UnknownKey.class)
                .hasNoCause();
    }

    @Property(tries = 100)
    void a_part_of_it_is_noticed(@ForAll long row, @ForAll byte[] value, @ForAll @IntRange(max = 100_000) int length) {
        byte[] sealed = LETTERS.seal(row, value);
        assertThatThrownBy(() -> LETTERS.open(row, Arrays.copyOf(sealed, length % sealed.length)))
                .isInstanceOf(NotGenuineException.class);
    }

    @Property(tries = 300)
    void in_another_row_it_does_not_open(@ForAll long row, @ForAll long other, @ForAll byte[] value) {
        Assume.that(row != other);
        byte[] sealed = LETTERS.seal(row, value);
        assertThatThrownBy(() -> LETTERS.open(other, sealed)).isInstanceOf(NotGenuineException.class);
    }

    @Example
    void in_another_column_or_table_it_does_not_open() {
        byte[] sealed = LETTERS.seal(1, "Anna");
        assertThatThrownBy(() -> VAULT.column("letter", "id", "other").open(1, sealed))
                .isInstanceOf(NotGenuineException.class);
        assertThatThrownBy(() -> VAULT.column("lette", "id", "r.body").open(1, sealed))
                .isInstanceOf(NotGenuineException.class);
    }

    @Example
    void what_was_never_sealed_is_no_value() {
        assertThatThrownBy(() -> LETTERS.open(1, "Anna Canary".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotGenuineException.class)
                .hasMessageNotContaining("Anna");
        assertThatThrownBy(() -> LETTERS.open(1, null)).isInstanceOf(NotGenuineException.class);
    }

    @Example
    void rows_are_named_by_what_postgresql_writes_of_their_identity() {
        UUID id = UUID.randomUUID();
        assertThat(LETTERS.text(id.toString(), LETTERS.seal(id, "Anna"))).isEqualTo("Anna");
        assertThat(LETTERS.text("\\x00ff", LETTERS.seal(new byte[] {0, -1}, "Anna")))
                .isEqualTo("Anna");
    }

    @Property(tries = 200)
    void marks_are_equal_for_equal_values_only(
            @ForAll String one, @ForAll String two, @ForAll String other, @ForAll String another) {
        assertThat(VAULT.mark("number", one, two)).hasSize(32).isEqualTo(VAULT.mark("number", one, two));
        assertThat(VAULT.mark("number", one, two)).isNotEqualTo(VAULT.mark("visit", one, two));
        if (!(one.equals(other) && two.equals(another))) {
            assertThat(VAULT.mark("number", one, two)).isNotEqualTo(VAULT.mark("number", other, another));
        }
        assertThat(VAULT.mark("number", one + two)).isNotEqualTo(VAULT.mark("number", one, two));
    }

    @Example
    void marks_of_another_installation_say_nothing() {
        Chest elsewhere = new Chest();
        assertThat(elsewhere.instance().mark("number", "4711")).isNotEqualTo(VAULT.mark("number", "4711"));
        assertThat(CHEST.instance().mark("number", "4711")).isEqualTo(VAULT.mark("number", "4711"));
    }
}
