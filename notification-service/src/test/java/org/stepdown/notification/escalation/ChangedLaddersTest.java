package org.stepdown.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Origin;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.audience.Hospital;
import org.stepdown.notification.audience.Tier;

/** What new ladders, and second thoughts, do to an alarm that runs. */
class ChangedLaddersTest {

    private static final Instant NOW = Instant.parse("2026-03-03T15:00:00Z");
    private static final Ladders OLD = ladders("old", 15, 45);
    private static final Ladders NEW = ladders("new", 5, 20);

    private static Ladders ladders(String version, int... minutes) {
        Ladder ladder = new Ladder(
                version, List.of(rung(0), rung(minutes[0]), rung(minutes[1])), new Wait.AnyTime(Duration.ofHours(4)));
        return new Ladders(ladder, ladder);
    }

    private static Ladder.Rung rung(int minutes) {
        return new Ladder.Rung(new Wait.AnyTime(Duration.ofMinutes(minutes)), Set.of(Tier.TEAM));
    }

    private static final Raised ALERT = Raised.first(
            new Origin(
                    new UUID(0, 1),
                    Topic.SAFETY_REVIEW,
                    new Subject.Other("feed/x"),
                    "key",
                    null,
                    NOW,
                    "test",
                    new UUID(0, 2)),
            Urgency.URGENT,
            NOW.plusSeconds(900),
            1);

    private static Change change(Raised alert, Change.Kind kind, String reason, Instant at) {
        return new Change(alert, kind, reason, Actor.SYSTEM, at, null);
    }

    private static List<Step> after(Ladders ladders, Change change, List<Step> latest) {
        return new Climb(ladders, Hospital.OFFICE, latest).follow(change).steps();
    }

    @Test
    void an_alarm_that_runs_keeps_the_step_that_it_waits_for_and_follows_the_new_ladder_after_it() {
        List<Step> first = after(OLD, change(ALERT, Change.Kind.RAISED, "", NOW), List.of());
        assertThat(first.getLast().dueAt()).isEqualTo(NOW.plusSeconds(15 * 60));
        Instant due = first.getLast().dueAt();

        List<Step> second =
                after(NEW, change(ALERT.escalateTo(1), Change.Kind.ESCALATED, "UNANSWERED", due), first.reversed());

        assertThat(second.getLast().policyVersion()).isEqualTo("new");
        assertThat(second.getLast().level()).isEqualTo(2);
        assertThat(second.getLast().dueAt()).isEqualTo(due.plusSeconds(20 * 60));
    }

    @Test
    void an_escalation_that_is_undone_leaves_the_next_step_where_it_was() {
        List<Step> first = after(OLD, change(ALERT, Change.Kind.RAISED, "", NOW), List.of());
        Instant early = NOW.plusSeconds(60);
        List<Step> second = after(OLD, change(ALERT.escalate(), Change.Kind.ESCALATED, "", early), first.reversed());

        List<Step> third =
                after(OLD, change(ALERT, Change.Kind.UNDONE, "ESCALATED", early.plusSeconds(5)), second.reversed());

        Step again = third.getLast();
        assertThat(again.dueAt()).isEqualTo(first.getLast().dueAt());
        assertThat(again.level()).isEqualTo(1);
        assertThat(again.state()).isEqualTo(Step.State.PENDING);
        assertThat(again.number())
                .as("its people are told anew")
                .isGreaterThan(second.getFirst().number());
    }
}
