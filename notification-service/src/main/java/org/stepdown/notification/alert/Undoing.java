package org.stepdown.notification.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Alert.Live;

/** Takes back the last thing that was done to an alert: it stands again as it did before, and nobody forgets that. */
final class Undoing {

    /** As long as a page offers it. The person may take a moment to press the button. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private Undoing() {}

    static Answer of(Alert alert, @Nullable LastAnswer last, Command.Undo undo, Instant now) {
        if (last == null) {
            return new Answer.Impossible(alert);
        }
        if (!last.by().equals(undo.by())) {
            return new Answer.Refused(Answer.Code.UNDO_BY_ANOTHER);
        }
        if (now.isAfter(last.at().plus(WITHIN))) {
            return new Answer.Refused(Answer.Code.UNDO_COMES_TOO_LATE);
        }
        Live before = last.before();
        Live again = before.standing(alert.standing().backTo(before.standing()));
        return new Answer.Done(
                new Change(again, Change.Kind.UNDONE, last.kind().name(), Actor.staff(undo.by()), now, null));
    }
}
