package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Does what a person wants done with an alert; to be called in a transaction. */
public final class AnswerAlert {

    private final AlertRecords records;
    private final Announcements announcements;
    private final Predicate<String> staff;

    /** @param staff whether an account is that of somebody who works here */
    public AnswerAlert(AlertRecords records, Announcements announcements, Predicate<String> staff) {
        this.records = records;
        this.announcements = announcements;
        this.staff = staff;
    }

    public Answer answer(UUID id, Command command, Instant now) {
        Optional<Alert> alert = records.open(id);
        if (alert.isEmpty()) {
            return new Answer.Unknown();
        }
        Answer answer = answer(alert.get(), command, now);
        if (answer instanceof Answer.Done done) {
            records.keep(List.of(done.change()));
            announcements.announce(List.of(done.change()));
        }
        return answer;
    }

    /** Whoever is signed in is somebody, also when the directory does not have them. */
    private boolean isSomebody(Command.Assign assign) {
        return assign.assignee().equals(assign.by()) || staff.test(assign.assignee());
    }

    private Answer answer(Alert alert, Command command, Instant now) {
        if (command instanceof Command.Assign assign && !isSomebody(assign)) {
            return new Answer.Refused(Answer.Code.ASSIGNEE_UNKNOWN);
        }
        if (!(command instanceof Command.Undo)) {
            return Responding.to(alert, command, null, now);
        }
        // What was resolved may have come up again since, as an alert of its own.
        boolean again = alert instanceof Alert.Ended
                && records.live(List.of(alert.origin().subject())).stream()
                        .anyMatch(
                                live -> live.origin().topic() == alert.origin().topic());
        return again
                ? new Answer.Refused(Answer.Code.UNDO_OF_WHAT_CAME_UP_AGAIN)
                : Responding.to(alert, command, records.lastAnswer(alert).orElse(null), now);
    }
}
