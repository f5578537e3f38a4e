package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.placement.Considered.Verdict;
import org.stepdown.enrollment.reason.Reason;

class ConsideredCodeTest {

    @Property(tries = 500, seed = "4711")
    void what_was_considered_comes_back_as_it_was(@ForAll("considered") List<Considered> considered) {
        List<String> ids = considered.stream().map(Considered::cohortId).toList();

        assertThat(ConsideredCode.read(ConsideredCode.write(considered), ids)).isEqualTo(considered);
    }

    @Test
    void two_hundred_cohorts_take_no_more_room_than_one_sentence() {
        List<Reason> other = List.of(Reason.of("CONDITION"));
        List<Considered> considered = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            considered.add(new Considered("cohort-" + i, Verdict.REFUSED, other, Instant.EPOCH, i % 16));
        }

        assertThat(ConsideredCode.write(considered)).hasSizeLessThan(450);
    }

    @Test
    void a_code_of_a_later_version_is_not_misread() {
        assertThatThrownBy(() -> ConsideredCode.read(new byte[] {2, 0}, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    @SuppressWarnings("NullAway") // what jqwik injects is null on purpose
    Arbitrary<List<Considered>> considered() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<Map<String, String>> details = Arbitraries.maps(text, text).ofMaxSize(3);
        Arbitrary<Reason> reason =
                Combinators.combine(text, details, text.injectNull(0.5)).as(Reason::new);
        Arbitrary<Instant> session = Arbitraries.longs()
                .between(-1, 4_000_000_000L)
                .map(second -> Instant.ofEpochSecond(second, second % 7 == 0 ? 1_000 : 0))
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                        Arbitraries.of(Verdict.class),
                        reason.list().ofMaxSize(3).map(List::copyOf),
                        session,
                        Arbitraries.integers().between(0, 300))
                .as(Considered::new)
                .list()
                .ofMaxSize(200);
    }
}
