package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Alert.Live;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Origin;
import org.stepdown.notification.alert.Policy;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;

/** A case as it is worked on: its signals, and the live alerts about it. */
public final class CaseFile {

    private final List<Signal> signals;
    private final Map<Topic, Live> live = new EnumMap<>(Topic.class);

    private Notice.@Nullable Placed placed;

    /** @param placed where the patient was placed last; null when that is not known */
    public CaseFile(Collection<Signal> signals, Collection<Live> live, Notice.@Nullable Placed placed) {
        this.placed = placed;
        this.signals = new ArrayList<>(signals);
        live.forEach(alert -> this.live.put(alert.origin().topic(), alert));
    }

    static CaseFile blank(Subject subject) {
        return new CaseFile(List.of(), List.of(), null);
    }

    /** Takes what an event says, and brings the alerts in line with it. */
    List<Change> take(Notice notice, Naming naming, Policy policy, Instant now) {
        signals.addAll(notice.signals());
        Notice.Placed said = notice.placed();
        if (said != null && (placed == null || !said.asOf().isBefore(placed.asOf()))) {
            placed = said;
        }
        Signals file = new Signals(signals);
        Map<Topic, Wanted> wanted = file.wanted();
        List<Change> changes = new ArrayList<>();
        live.values().stream()
                .filter(alert -> !wanted.containsKey(alert.origin().topic()))
                .forEach(alert -> changes.add(end(alert, file, notice.cause(), now)));
        wanted.forEach((topic, want) -> {
            Live alert = live.get(topic);
            if (alert != null && isWithAnother(want, alert)) {
                changes.add(Change.bySystem(
                        alert.resolve(Actor.SYSTEM, now), Change.Kind.RESOLVED, "MOVED_ON", now, notice.cause()));
                live.remove(topic);
            }
            Change change = meet(topic, want, notice, naming, policy, now);
            if (change != null) {
                changes.add(change);
            }
        });
        changes.forEach(this::note);
        return changes;
    }

    /** Whether the patient has moved on to another program, whose staff knows nothing of the alert. */
    private static boolean isWithAnother(Wanted want, Live alert) {
        return want.program() != null && !want.program().equals(alert.origin().programId());
    }

    private void note(Change change) {
        Topic topic = change.alert().origin().topic();
        if (change.alert() instanceof Live alert) {
            live.put(topic, alert);
        } else {
            live.remove(topic);
        }
    }

    private static Change end(Live alert, Signals file, Cause cause, Instant now) {
        return file.movedOn(alert.origin().topic())
                ? Change.bySystem(alert.resolve(Actor.SYSTEM, now), Change.Kind.RESOLVED, "MOVED_ON", now, cause)
                : Change.bySystem(alert.retract(now), Change.Kind.RETRACTED, "CAUSE_GONE", now, cause);
    }

    private @Nullable Change meet(Topic topic, Wanted want, Notice notice, Naming naming, Policy policy, Instant now) {
        Urgency urgency = policy.urgency(topic, want.urgent());
        Live alert = live.get(topic);
        return alert == null
                ? raise(topic, want, urgency, notice, naming, policy, now)
                : fold(alert, want, urgency, notice.cause(), policy, now);
    }

    private Change raise(
            Topic topic, Wanted want, Urgency urgency, Notice notice, Naming naming, Policy policy, Instant now) {
        Cause cause = notice.cause();
        Origin origin = new Origin(
                naming.alert(cause.id(), notice.subject(), topic),
                topic,
                notice.subject(),
                notice.key(),
                want.program() == null ? program(notice) : want.program(),
                now,
                policy.version(),
                cause.correlationId());
        Raised raised = Raised.first(origin, urgency, policy.due(urgency, now), want.occurrences());
        return Change.bySystem(raised, Change.Kind.RAISED, null, now, cause);
    }

    /** A decision says itself which program it is about; of everything else the one is told that has the patient. */
    private @Nullable String program(Notice notice) {
        return notice.programId() != null || notice.placed() != null || placed == null
                ? notice.programId()
                : placed.programId();
    }

    private static @Nullable Change fold(
            Live alert, Wanted want, Urgency wanted, Cause cause, Policy policy, Instant now) {
        Alert folded = alert.take(want.occurrences(), want.asksAnew(), wanted, policy, now);
        return folded.equals(alert) ? null : Change.bySystem(folded, Change.Kind.FOLDED, null, now, cause);
    }
}
