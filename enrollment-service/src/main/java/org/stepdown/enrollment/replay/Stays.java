package org.stepdown.enrollment.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.Decision;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;

/** When stays end: as long after their first session as they did, or after the weeks of the program. */
final class Stays {

    private final Copy copy;
    private final Map<UUID, Instant> begins;
    private final Map<UUID, Command.Close> ends = new HashMap<>();
    private final Set<UUID> foreseen = new HashSet<>();
    private final PriorityQueue<Command.Close> coming = new PriorityQueue<>(Comparator.comparing(Command.Close::at)
            .thenComparing(close -> close.referralId().toString()));

    Stays(Copy copy) {
        this.copy = copy;
        this.begins = copy.firstSessions();
    }

    /** Reads ahead which stays ended in the past, and when. */
    void foresee(Entry entry) {
        if (entry instanceof Entry.Asked asked) {
            for (Command command : asked.commands()) {
                if (command instanceof Command.Close close) {
                    ends.putIfAbsent(close.referralId(), close);
                }
            }
        }
    }

    /** Somebody got a first seat. */
    void began(Decision decision, Seat seat) {
        UUID id = decision.referral().id();
        Instant then = begins.get(id);
        Command.Close ended = ends.get(id);
        if (then == null) {
            plan(afterTheProgram(decision, seat));
        } else if (ended != null) {
            Instant at = ended.at().plus(Duration.between(then, seat.firstSessionAt()));
            plan(new Command.Close(
                    id,
                    ended.status(),
                    ended.reasons(),
                    ended.actor(),
                    ended.cause(),
                    at.isAfter(decision.at()) ? at : decision.at()));
        }
    }

    private void plan(Command.@Nullable Close close) {
        if (close != null && foreseen.add(close.referralId())) {
            coming.add(close);
        }
    }

    private Command.@Nullable Close afterTheProgram(Decision decision, Seat seat) {
        String programId = decision.cohort() == null ? "" : decision.cohort().programId();
        Program program = copy.desk().programs().find(programId);
        if (program == null) {
            return null;
        }
        UUID id = decision.referral().id();
        Instant at = seat.firstSessionAt().plus(7L * program.weeks(), ChronoUnit.DAYS);
        return new Command.Close(
                id,
                ReferralStatus.COMPLETED,
                List.of(Reason.of("PROGRAM_LENGTH_DONE")),
                Actor.SYSTEM,
                Cause.command(new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits()), "EndStay", at),
                at);
    }

    /** Whether the end of this stay does not come when it came. */
    boolean endOtherwise(UUID referralId) {
        return foreseen.contains(referralId);
    }

    @Nullable
    Instant next() {
        Command.Close close = coming.peek();
        return close == null ? null : close.at();
    }

    /** Ends the stay that ends next. */
    void end() {
        Command.Close close = coming.poll();
        if (close != null) {
            copy.together(() -> copy.desk().placeReferrals().place(Set.of(close)));
        }
    }
}
