package org.stepdown.notification.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Alert.Live;
import org.stepdown.notification.alert.Alert.Unanswered;
import org.stepdown.notification.alert.Change.Kind;

/** What a command makes of an alert. */
final class Responding {

    private Responding() {}

    /** @param last what a person did last; needed to undo it */
    static Answer to(Alert alert, Command command, @Nullable LastAnswer last, Instant now) {
        return switch (command) {
            case Command.See see -> see(alert, see, now);
            case Command.Acknowledge acknowledge -> acknowledge(alert, acknowledge, now);
            case Command.Assign assign -> assign(alert, assign, now);
            case Command.Snooze snooze -> snooze(alert, snooze, now);
            case Command.Escalate escalate -> escalate(alert, escalate, now);
            case Command.Resolve resolve -> resolve(alert, resolve, now);
            case Command.Note note -> note(alert, note, now);
            case Command.Undo undo -> Undoing.of(alert, last, undo, now);
        };
    }

    /** Seeing is no answer: it says nothing about one that has been answered. */
    private static Answer see(Alert alert, Command.See see, Instant now) {
        return alert instanceof Raised raised && raised.standing().seenAt() == null
                ? done(raised.see(now), Kind.SEEN, null, see, now)
                : new Answer.AlreadySo(alert);
    }

    private static Answer acknowledge(Alert alert, Command.Acknowledge acknowledge, Instant now) {
        return switch (alert) {
            case Unanswered waiting ->
                done(waiting.acknowledge(acknowledge.by(), now), Kind.ACKNOWLEDGED, null, acknowledge, now);
            case Acknowledged taken when taken.by().equals(acknowledge.by()) -> new Answer.AlreadySo(alert);
            default -> new Answer.Impossible(alert);
        };
    }

    private static Answer assign(Alert alert, Command.Assign assign, Instant now) {
        if (!(alert instanceof Live live)) {
            return new Answer.Impossible(alert);
        }
        return assign.assignee().equals(live.standing().assignee())
                ? new Answer.AlreadySo(alert)
                : done(live.assign(assign.assignee()), Kind.ASSIGNED, null, assign, now);
    }

    private static Answer snooze(Alert alert, Command.Snooze snooze, Instant now) {
        if (!(alert instanceof Unanswered waiting)) {
            return new Answer.Impossible(alert);
        }
        if (!snooze.until().isAfter(now)) {
            return new Answer.Refused(Answer.Code.SNOOZE_ENDS_BEFORE_IT_BEGINS);
        }
        if (snooze.until().isAfter(waiting.standing().dueAt())) {
            return new Answer.Refused(Answer.Code.SNOOZE_ENDS_AFTER_DUE_TIME);
        }
        return done(waiting.snooze(snooze.until(), snooze.reason()), Kind.SNOOZED, snooze.reason(), snooze, now);
    }

    private static Answer escalate(Alert alert, Command.Escalate escalate, Instant now) {
        return alert instanceof Unanswered waiting
                ? done(waiting.escalate(), Kind.ESCALATED, escalate.reason(), escalate, now)
                : new Answer.Impossible(alert);
    }

    private static Answer resolve(Alert alert, Command.Resolve resolve, Instant now) {
        return alert instanceof Live live
                ? done(live.resolve(Actor.staff(resolve.by()), now), Kind.RESOLVED, resolve.reason(), resolve, now)
                : new Answer.Impossible(alert);
    }

    private static Answer note(Alert alert, Command.Note note, Instant now) {
        return alert instanceof Live live
                ? done(live.noted(), Kind.NOTED, note.text(), note, now)
                : new Answer.Impossible(alert);
    }

    private static Answer done(Alert alert, Kind kind, @Nullable String reason, Command command, Instant now) {
        return new Answer.Done(new Change(alert, kind, reason, Actor.staff(command.by()), now, null));
    }
}
