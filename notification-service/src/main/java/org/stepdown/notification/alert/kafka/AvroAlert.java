package org.stepdown.notification.alert.kafka;

import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.alert.AlertState;
import org.stepdown.events.alert.AlertTopic;
import org.stepdown.events.alert.AlertUrgency;
import org.stepdown.notification.alert.Acknowledged;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Origin;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Resolved;
import org.stepdown.notification.alert.Retracted;
import org.stepdown.notification.alert.Snoozed;
import org.stepdown.notification.alert.Standing;
import org.stepdown.notification.alert.Subject;

/** An alert in the words of the contract. */
final class AvroAlert {

    private AvroAlert() {}

    static org.stepdown.events.alert.Alert of(Alert alert) {
        Origin origin = alert.origin();
        Standing standing = alert.standing();
        return org.stepdown.events.alert.Alert.newBuilder()
                .setAlertId(origin.id())
                .setTopic(AlertTopic.valueOf(origin.topic().name()))
                .setUrgency(AlertUrgency.valueOf(standing.urgency().name()))
                .setState(state(alert))
                .setReferralId(origin.subject() instanceof Subject.OfReferral referral ? referral.referralId() : null)
                .setSubject(origin.subject() instanceof Subject.Other other ? other.name() : null)
                .setProgramId(origin.programId())
                .setRaisedAt(origin.raisedAt())
                .setDueAt(standing.dueAt())
                .setAssignee(standing.assignee())
                .setEscalationLevel(standing.level())
                .setOccurrences(standing.occurrences())
                .build();
    }

    static Actor actor(org.stepdown.notification.alert.Actor actor) {
        String account = actor.account();
        return account == null
                ? Actor.newBuilder().setKind(ActorKind.SYSTEM).build()
                : Actor.newBuilder().setKind(ActorKind.STAFF).setId(account).build();
    }

    private static AlertState state(Alert alert) {
        return switch (alert) {
            case Raised raised -> AlertState.RAISED;
            case Snoozed snoozed -> AlertState.SNOOZED;
            case Acknowledged taken -> AlertState.ACKNOWLEDGED;
            case Resolved resolved -> AlertState.RESOLVED;
            case Retracted retracted -> AlertState.RETRACTED;
        };
    }
}
