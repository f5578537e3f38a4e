package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Raised;

/** Takes the steps that are due; to be called in a transaction. */
public final class TakeSteps {

    private static final int AT_ONCE = 200;
    private static final String UNANSWERED = "UNANSWERED";

    private final EscalationRecords steps;
    private final AlertRecords alerts;
    private final Announcements announcements;

    public TakeSteps(EscalationRecords steps, AlertRecords alerts, Announcements announcements) {
        this.steps = steps;
        this.alerts = alerts;
        this.announcements = announcements;
    }

    /** How many were taken; more may be left. */
    public int take(Instant now) {
        List<Step> due = steps.claim(now, AT_ONCE);
        Map<UUID, Alert> held = alerts.all(due.stream().map(Step::alertId).toList()).stream()
                .collect(Collectors.toMap(alert -> alert.origin().id(), Function.identity()));
        List<Change> changes = new ArrayList<>();
        List<Step> needless = new ArrayList<>();
        for (Step step : due) {
            if (held.get(step.alertId()) instanceof Raised raised) {
                changes.add(new Change(
                        raised.escalateTo(step.level()), Change.Kind.ESCALATED, UNANSWERED, Actor.SYSTEM, now, null));
            } else {
                needless.add(step.stopped(now));
            }
        }
        steps.keep(needless);
        alerts.keep(changes);
        announcements.announce(changes);
        return due.size();
    }
}
