package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Snoozed;
import org.stepdown.notification.alert.Standing;
import org.stepdown.notification.audience.BusinessCalendar;

/**
 * An alert on its ladder: what a change of it does to its steps. Pure; the last step that is known and those that were
 * touched are all it holds.
 */
final class Climb {

    private final Ladders ladders;
    private final BusinessCalendar calendar;
    private @Nullable Step last;
    private final @Nullable Step beforeLast;

    /** @param latest its last steps, the last one first: two are enough */
    Climb(Ladders ladders, BusinessCalendar calendar, List<Step> latest) {
        this.ladders = ladders;
        this.calendar = calendar;
        this.last = latest.isEmpty() ? null : latest.getFirst();
        this.beforeLast = latest.size() < 2 ? null : latest.get(1);
    }

    /** What follows from a change: steps to keep, and the one whose people are told now. */
    record Effect(List<Step> steps, @Nullable Step reached) {
        static final Effect NONE = new Effect(List.of(), null);
    }

    Effect follow(Change change) {
        Alert alert = change.alert();
        return switch (change.kind()) {
            case RAISED -> begin(alert, change.at());
            case FOLDED -> alert instanceof Raised && comesUpAnew(alert) ? begin(alert, change.at()) : Effect.NONE;
            case ESCALATED -> reach(alert, change);
            case SNOOZED -> alert instanceof Snoozed snoozed ? pause(snoozed) : Effect.NONE;
            case WOKEN -> goOn(alert, change.at());
            case UNDONE -> undo(alert, change);
            case ACKNOWLEDGED, RESOLVED, RETRACTED -> stop(change.at());
            case SEEN, ASSIGNED, NOTED -> Effect.NONE;
        };
    }

    /** Whether it is up again after an answer or a snooze, or has become more urgent. */
    private boolean comesUpAnew(Alert alert) {
        return last == null
                || last.state() != Step.State.PENDING
                || last.urgency() != alert.standing().urgency();
    }

    private Effect begin(Alert alert, Instant now) {
        List<Step> touched = new ArrayList<>();
        if (last != null && last.toCome()) {
            touched.add(last.stopped(now));
        }
        Standing standing = alert.standing();
        Ladder ladder = ladders.of(standing.urgency());
        int level = Math.min(standing.level(), ladder.top());
        Step first = new Step(
                alert.origin().id(),
                standing.revision(),
                0,
                level,
                standing.urgency(),
                ladder.version(),
                now,
                now,
                Step.State.TAKEN,
                now);
        touched.add(first);
        touched.add(after(first, now, now));
        return effect(touched, first);
    }

    private Step after(Step step, Instant from, Instant now) {
        Ladder ladder = ladders.of(step.urgency());
        Instant due = ladder.next(step.level(), from, now, calendar);
        return step.next(Math.min(step.level() + 1, ladder.top()), ladder.version(), due);
    }

    /**
     * A level was reached: when its step was due, so that the next one is exact though this one may be late; or before
     * it was due, because a person wanted it so.
     */
    private Effect reach(Alert alert, Change change) {
        Step step = last;
        if (step == null || step.state() == Step.State.STOPPED) {
            return begin(alert, change.at());
        }
        Step taken = step.toCome() ? step.taken(change.at()) : step;
        Instant from = step.toCome() ? change.at() : step.dueAt();
        return effect(List.of(taken, after(taken, from, change.at())), taken);
    }

    private Effect pause(Snoozed snoozed) {
        return last == null || !last.toCome() ? Effect.NONE : effect(List.of(last.pausedUntil(snoozed.until())), null);
    }

    /** The step that a snooze or an answer held back is to come again; one whose time has passed comes at once. */
    private Effect goOn(Alert alert, Instant now) {
        if (!(alert instanceof Raised) || last != null && last.state() == Step.State.PENDING) {
            return Effect.NONE;
        }
        return last == null || last.state() == Step.State.TAKEN
                ? begin(alert, now)
                : effect(List.of(last.pending()), null);
    }

    /** The step that what was undone had held back, or taken, is to come again when it was to come before. */
    private Effect undo(Alert alert, Change change) {
        Step step = last;
        if (!(alert instanceof Alert.Unanswered) || step == null) {
            return Effect.NONE;
        }
        List<Step> touched = new ArrayList<>();
        Step again;
        if (Change.Kind.ESCALATED.name().equals(change.reason())) {
            Ladder ladder = ladders.of(step.urgency());
            touched.add(step.stopped(change.at()));
            again = step.next(Math.min(alert.standing().level() + 1, ladder.top()), ladder.version(), planned(step));
        } else {
            again = Change.Kind.SNOOZED.name().equals(change.reason()) ? step.asPlanned() : step.pending();
        }
        touched.add(alert instanceof Snoozed snoozed ? again.pausedUntil(snoozed.until()) : again);
        return effect(touched, null);
    }

    /** When the step that a person took early was to come. */
    private Instant planned(Step after) {
        Step taken = beforeLast;
        return taken == null ? after.plannedAt() : taken.plannedAt();
    }

    private Effect stop(Instant now) {
        return last == null || !last.toCome() ? Effect.NONE : effect(List.of(last.stopped(now)), null);
    }

    private Effect effect(List<Step> touched, @Nullable Step reached) {
        last = touched.getLast();
        return new Effect(List.copyOf(touched), reached);
    }
}
