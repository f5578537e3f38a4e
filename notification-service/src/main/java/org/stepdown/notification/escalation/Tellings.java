package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Standing;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.Question;
import org.stepdown.notification.audience.Telling;
import org.stepdown.notification.audience.Tier;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.digest.Gathered;

/** Who is told of a change, as deliveries. */
record Tellings(Directory directory, Delivery.Naming naming) {

    /** What the occasions of tellings begin with. */
    static final String ESCALATION = "escalation/";

    static final String ASSIGNED = "assigned/";

    /** The people of a level that is reached. */
    void level(Change change, Step step, Set<Tier> tiers, List<Delivery> now, List<Gathered> later) {
        tell(change, ESCALATION + step.run() + "/" + step.number(), step.level(), tiers, now, later);
    }

    /** Whoever it was given to. */
    void assignee(Change change, List<Delivery> now, List<Gathered> later) {
        Standing standing = change.alert().standing();
        // Above level 0, so that those who only subscribe hear nothing of it.
        tell(change, ASSIGNED + standing.revision(), Math.max(1, standing.level()), Set.of(), now, later);
    }

    /** Those who come on duty, of what is open: at once by other ways than the inbox only where it is still unanswered. */
    List<Delivery> incoming(Alert.Live alert, Set<String> accounts, Instant at) {
        Standing standing = alert.standing();
        Question question = new Question(
                alert.origin().programId(),
                alert.origin().topic(),
                standing.urgency(),
                Math.max(1, standing.level()),
                Set.of(Tier.ON_DUTY),
                null);
        return directory.told(question, at).stream()
                .filter(telling -> accounts.contains(telling.recipient()) && !telling.gathered())
                .filter(telling -> telling.channel() == Channel.INBOX || alert instanceof Raised)
                .map(telling -> Delivery.of(
                        new Delivery.About.AnAlert(alert.origin().id()),
                        "hand-over/" + at,
                        standing.level(),
                        telling.recipient(),
                        telling.channel(),
                        telling.at(),
                        naming))
                .toList();
    }

    private void tell(
            Change change, String occasion, int level, Set<Tier> tiers, List<Delivery> now, List<Gathered> later) {
        Alert alert = change.alert();
        Standing standing = alert.standing();
        Question question = new Question(
                alert.origin().programId(),
                alert.origin().topic(),
                standing.urgency(),
                level,
                tiers,
                standing.assignee());
        for (Telling telling : directory.told(question, change.at())) {
            if (telling.gathered()) {
                later.add(new Gathered(
                        telling.recipient(), telling.channel(), alert.origin().id(), change.at()));
            } else {
                now.add(Delivery.of(
                        new Delivery.About.AnAlert(alert.origin().id()),
                        occasion,
                        level,
                        telling.recipient(),
                        telling.channel(),
                        telling.at(),
                        naming));
            }
        }
    }
}
