package org.stepdown.enrollment.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stepdown.enrollment.placement.Command;

/** One side of a what-if: the past with a set of cohorts, on a clock that goes from one thing to the next. */
final class Simulation implements AutoCloseable {

    /** What time brings is seen at least this often. */
    private static final Duration SPAN = Duration.ofHours(1);

    private final Copy copy;
    private final EventArchive events;
    private final Window window;
    private final Tally tally;
    private final Stays stays;
    private final Course course;
    private Instant limit = Instant.MIN;
    private long missing;

    Simulation(Copies copies, EventArchive.Opening archive, String schema, Plan plan, Instant from, ZoneId zone) {
        Stays[] placed = new Stays[1];
        this.tally = new Tally(from, (decided, seat) -> placed[0].began(decided.decision(), seat));
        this.copy = copies.open(schema, tally);
        this.events = archive.open();
        this.stays = new Stays(copy);
        placed[0] = stays;
        this.window = new Window(copy, false);
        this.course = new Course(copy, plan, stays, tally, zone);
    }

    long lastEntry() {
        return copy.extent().lastEntry();
    }

    Instant until() {
        return copy.extent().asOf();
    }

    long missing() {
        return missing;
    }

    Side run(long last, Progress progress) {
        events.index(progress);
        copy.entries(last, stays::foresee);
        long[] done = new long[1];
        copy.entries(last, entry -> {
            take(entry);
            progress.at(Progress.Stage.REPLAYING, ++done[0], copy.extent().entries());
        });
        window.close();
        course.end();
        return tally.side();
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.Events told -> hear(said(told.ids()));
            case Entry.Asked asked -> {
                window.close();
                asked.commands().forEach(this::ask);
            }
            case Entry.Defined defined -> {
                window.close();
                if (!course.isSettledByPlan(defined)) {
                    copy.together(() -> copy.define(defined));
                }
            }
        }
    }

    private void hear(List<Said> said) {
        if (!said.isEmpty()) {
            reach(said.getFirst().at());
            window.take(said);
        }
    }

    /** Lets time go on to there, unless nothing can happen meanwhile. */
    private void reach(Instant at) {
        if (window.isEmpty() || !at.isBefore(limit)) {
            window.close();
            course.goOn(at);
            Instant next = course.next();
            Instant span = course.now().plus(SPAN);
            limit = next != null && next.isBefore(span) ? next : span;
        }
    }

    private void ask(Command command) {
        course.goOn(command.at());
        switch (command) {
            case Command.Expire expire -> {}
            case Command.Overdue overdue -> {}
            case Command.Resize resize when course.isSizedByPlan(resize.cohortId()) -> {}
            case Command.Close close when stays.endOtherwise(close.referralId()) -> {}
            case Command.OfStaff act -> {
                Command.OfStaff whatever =
                        new Command.OfStaff(act.referralId(), act.act(), null, act.actor(), act.cause(), act.at());
                if (!copy.alone(whatever).refusal(act.cause().id()).isEmpty()) {
                    tally.leaveOut(act.act().getClass().getSimpleName());
                }
            }
            default -> copy.together(() -> copy.desk().placeReferrals().place(List.of(command)));
        }
        limit = Instant.MIN;
    }

    private List<Said> said(List<UUID> ids) {
        List<Said> all = new ArrayList<>(ids.size());
        for (UUID id : ids) {
            Said said = events.find(id);
            if (said == null) {
                missing++;
            } else {
                all.add(said);
            }
        }
        return all;
    }

    @Override
    public void close() {
        try (copy) {
            events.close();
        }
    }
}
