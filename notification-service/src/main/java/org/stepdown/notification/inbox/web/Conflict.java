package org.stepdown.notification.inbox.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Acknowledged;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Answer;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Resolved;
import org.stepdown.notification.alert.Retracted;
import org.stepdown.notification.alert.Snoozed;

/** Why something could not be done, said kindly: mostly somebody else was faster. */
final class Conflict {

    private Conflict() {}

    /** Null when it was done. */
    static @Nullable String of(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Done done -> null;
            case Answer.AlreadySo same -> null;
            case Answer.Impossible impossible -> "Nothing was changed: " + happened(impossible.alert(), now);
            case Answer.Refused refused ->
                switch (refused.code()) {
                    case SNOOZE_ENDS_BEFORE_IT_BEGINS -> "Choose how long to snooze it.";
                    case SNOOZE_ENDS_AFTER_DUE_TIME ->
                        "It can't be snoozed beyond the time by which it must be answered.";
                    case UNDO_COMES_TOO_LATE -> "It is too late to undo that: ten seconds have passed.";
                    case UNDO_BY_ANOTHER -> "Only who did it can undo it.";
                    case UNDO_OF_WHAT_CAME_UP_AGAIN -> "It has come up again since, as a new alert.";
                    case ASSIGNEE_UNKNOWN -> "Nobody of that account works here.";
                };
            case Answer.Unknown unknown -> "Nothing was changed: there is no such alert any more.";
        };
    }

    private static String happened(Alert alert, Instant now) {
        return switch (alert) {
            case Acknowledged taken -> "it was acknowledged by " + taken.by() + " " + ago(taken.at(), now) + ".";
            case Resolved resolved -> {
                String account = resolved.by().account();
                yield "it was resolved" + (account == null ? "" : " by " + account) + " " + ago(resolved.at(), now)
                        + ".";
            }
            case Retracted retracted -> "it was taken back " + ago(retracted.at(), now) + ", since its cause is gone.";
            case Snoozed snoozed -> "somebody has snoozed it.";
            case Raised raised -> "it was raised again.";
        };
    }

    private static String ago(Instant at, Instant now) {
        Duration gap = Duration.between(at, now);
        if (gap.toMinutes() < 1) {
            return Math.max(0, gap.toSeconds()) + " s ago";
        }
        return gap.toHours() < 1 ? gap.toMinutes() + " min ago" : gap.toHours() + " h ago";
    }
}
