package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Census;

/** What holds whatever is asked of the desk. */
class PlacementPropertyTest {

    private static final int REFERRALS = 9;
    private static final List<String> COHORTS = List.of("a", "b", "c");

    @Property(tries = 400)
    void no_sequence_of_commands_oversells_or_gives_two_seats(@ForAll("steps") List<Step> steps) {
        World world = world();
        for (Command command : commands(steps)) {
            Map<String, Census> before = world.census();
            world.takes(command);

            world.census().forEach((cohort, census) -> {
                long live = world.liveSeats().values().stream()
                        .filter(seat -> seat.cohortId().equals(cohort))
                        .count();
                int taken = before.getOrDefault(cohort, census).taken();
                assertThat(census.taken()).isEqualTo((int) live);
                assertThat(census.taken()).isLessThanOrEqualTo(Math.max(census.capacity(), taken));
            });
        }
    }

    @Property(tries = 400)
    void no_seat_is_free_while_somebody_waits_who_could_join(@ForAll("steps") List<Step> steps) {
        World world = world();
        for (Command command : commands(steps)) {
            world.takes(command);

            for (CaseFile file : world.files()) {
                CaseFile.Waiting waiting = file.waiting();
                if (waiting != null) {
                    assertThat(waiting.couldJoin())
                            .allMatch(cohort -> world.census(cohort).free() == 0);
                }
            }
        }
    }

    @Property(tries = 400)
    void the_same_commands_come_to_the_same_however_they_are_batched(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 2, max = 70) int batch) {
        World alone = world();
        World batched = world();
        List<Command> commands = commands(steps);

        commands.forEach(alone::takes);
        for (int from = 0; from < commands.size(); from += batch) {
            List<Command> some = commands.subList(from, Math.min(commands.size(), from + batch));
            batched.takes(some.toArray(Command[]::new));
        }

        assertThat(batched.all(Happening.Decided.class)).isEqualTo(alone.all(Happening.Decided.class));
        assertThat(batched.all(Happening.StatusChanged.class)).isEqualTo(alone.all(Happening.StatusChanged.class));
        assertThat(batched.all(Happening.SeatMoved.class)).isEqualTo(alone.all(Happening.SeatMoved.class));
        assertThat(batched.liveSeats()).isEqualTo(alone.liveSeats());
        assertThat(batched.census()).isEqualTo(alone.census());
        assertThat(batched.waiting()).isEqualTo(alone.waiting());
    }

    private static World world() {
        return World.with(ACohort.named("a").build(), 2)
                .and(
                        ACohort.named("b")
                                .treats(Condition.DEPRESSION, Condition.ANXIETY)
                                .build(),
                        2)
                .and(ACohort.named("c").treats(Condition.ANXIETY).startCap(1).build(), 1);
    }

    private static List<Command> commands(List<Step> steps) {
        List<Command> commands = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            UUID id = new UUID(2, i);
            Cause cause = new Cause(id, "test", World.MONDAY_NOON, null, id, null);
            commands.add(steps.get(i).command(cause));
        }
        return commands;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("open", "open", "open", "review", "change", "close", "merge", "resize"),
                        Arbitraries.integers().between(1, REFERRALS),
                        Arbitraries.integers().between(1, REFERRALS))
                .as(Step::new)
                .list()
                .ofMaxSize(70);
    }

    record Step(String kind, int who, int other) {

        Command command(Cause cause) {
            return switch (kind) {
                case "open" -> new Command.Open(sketch().build(), cause, cause.occurredAt());
                case "review" ->
                    new Command.Change(sketch().safeAtHome(Answer.UNKNOWN).build(), cause, cause.occurredAt());
                case "change" ->
                    new Command.Change(sketch().priority(Priority.PREGNANT).build(), cause, cause.occurredAt());
                case "close" ->
                    new Command.Close(
                            id(who),
                            ReferralStatus.CANCELLED,
                            List.of(Reason.of("TEST")),
                            Actor.SYSTEM,
                            cause,
                            cause.occurredAt());
                case "merge" ->
                    new Command.Merge(id(other), id(who == other ? who + 1 : who), cause, cause.occurredAt());
                default -> new Command.Resize(COHORTS.get(who % COHORTS.size()), other % 4, cause, cause.occurredAt());
            };
        }

        private AReferral sketch() {
            AReferral sketch = who % 3 == 0 ? AReferral.with(Condition.ANXIETY) : AReferral.withDepression();
            return sketch.numbered(who).openedAt(World.MONDAY_NOON.plusSeconds(who));
        }

        private static UUID id(int number) {
            return new UUID(0, number);
        }
    }
}
