package org.stepdown.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stepdown.notification.alert.Acknowledged;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;

/**
 * Whoever comes on duty is told of what is open, and gets what those had who go off duty; to be called in a transaction.
 */
public final class HandOver {

    private static final int AT_ONCE = 20;
    /** When a roster knows no change: it may be extended. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final HandOverRecords records;
    private final DirectoryRecords directories;
    private final AlertRecords alerts;
    private final DeliveryRecords deliveries;
    private final Announcements announcements;
    private final Delivery.Naming naming;

    public HandOver(
            HandOverRecords records,
            DirectoryRecords directories,
            AlertRecords alerts,
            DeliveryRecords deliveries,
            Announcements announcements,
            Delivery.Naming naming) {
        this.records = records;
        this.directories = directories;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.naming = naming;
    }

    /** How many teams were looked at; more may be left. */
    public int handOver(Instant now) {
        List<HandOverRecords.Due> due = records.claim(now, AT_ONCE);
        Directory directory = directories.directory();
        for (HandOverRecords.Due one : due) {
            Team team = directory.teams().get(one.team());
            Set<String> onDuty = team == null ? Set.of() : directory.onDuty(team, now);
            if (team != null && one.onDuty() != null) {
                handOver(team, one.onDuty(), onDuty, directory, now);
            }
            Instant again = team == null
                    ? now.plus(LOOK_AGAIN)
                    : directory.nextHandOver(team, now).orElse(now.plus(LOOK_AGAIN));
            records.keep(one.team(), onDuty, again);
        }
        return due.size();
    }

    private void handOver(Team team, Set<String> before, Set<String> now, Directory directory, Instant at) {
        Set<String> incoming = without(now, before);
        if (incoming.isEmpty()) {
            return;
        }
        Set<String> outgoing = without(before, now);
        Tellings tellings = new Tellings(directory, naming);
        List<Delivery> told = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Alert alert : held(records.open(team.id()))) {
            if (alert instanceof Alert.Live live) {
                told.addAll(tellings.incoming(live, incoming, at));
                if (outgoing.contains(owner(live))) {
                    Alert.Live given = live.assign(incoming.iterator().next());
                    changes.add(new Change(given, Change.Kind.ASSIGNED, "HANDED_OVER", Actor.SYSTEM, at, null));
                }
            }
        }
        deliveries.plan(told, at);
        alerts.keep(changes);
        announcements.announce(changes);
    }

    private List<Alert> held(List<UUID> ids) {
        alerts.hold(alerts.all(ids).stream()
                .flatMap(alert ->
                        Stream.of(alert.origin().key(), alert.origin().subject().name()))
                .toList());
        return alerts.all(ids);
    }

    private static String owner(Alert.Live alert) {
        String assignee = alert.standing().assignee();
        if (assignee != null) {
            return assignee;
        }
        return alert instanceof Acknowledged taken ? taken.by() : "";
    }

    private static Set<String> without(Set<String> accounts, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(accounts);
        rest.removeAll(others);
        return rest;
    }
}
