package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stepdown.referral.loop.RetryPolicy.Next;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final Instant NEVER = NOW.plus(Duration.ofDays(3));
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), 5, 3, Duration.ofSeconds(30));

    @Property(seed = "8231")
    void waits_grow_to_a_bound_and_are_spread(
            @ForAll @IntRange(min = 1, max = 100_000) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double spread) {
        Next next = POLICY.after(new Outcome.Busy("HTTP_503"), attempt, NEVER, NOW, spread);

        Duration longest = attempt > 10 ? Duration.ofHours(1) : Duration.ofSeconds(5L << (attempt - 1));
        Duration bound = longest.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : longest;
        assertThat(next)
                .isInstanceOfSatisfying(
                        Next.Again.class,
                        again -> assertThat(Duration.between(NOW, again.at())).isBetween(bound.dividedBy(2), bound));
    }

    @Test
    void a_refusal_is_an_end_an_error_is_one_after_some_tries_and_time_runs_out() {
        assertThat(POLICY.after(new Outcome.Refused("HL7_AR"), 1, NEVER, NOW, 1))
                .isInstanceOf(Next.GiveUp.class);
        assertThat(POLICY.after(new Outcome.Doubted("HL7_AE"), 4, NEVER, NOW, 1))
                .isInstanceOf(Next.Again.class);
        assertThat(POLICY.after(new Outcome.Doubted("HL7_AE"), 5, NEVER, NOW, 1))
                .isInstanceOf(Next.GiveUp.class);
        assertThat(POLICY.after(new Outcome.Unanswered("NO_ANSWER"), 90, NOW.plusSeconds(60), NOW, 1))
                .isInstanceOf(Next.GiveUp.class);
        assertThat(POLICY.after(new Outcome.Delivered("AA"), 1, NOW, NOW, 1)).isInstanceOf(Next.Done.class);
    }

    @Test
    void a_target_is_left_alone_the_longer_the_more_often_it_fails() {
        assertThat(POLICY.pause(2)).isZero();
        assertThat(POLICY.pause(3)).isEqualTo(Duration.ofSeconds(30));
        assertThat(POLICY.pause(5)).isEqualTo(Duration.ofMinutes(2));
        assertThat(POLICY.pause(400)).isEqualTo(Duration.ofHours(1));
    }
}
