package org.stepdown.notification.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Policy;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;

/** One referral's case, told event by event. */
final class Story {

    static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Policy POLICY = new Policy(
            "2026-01",
            Duration.ofMinutes(15),
            Duration.ofHours(4),
            Set.of(Topic.SAFETY_REVIEW, Topic.LEFT_AGAINST_ADVICE, Topic.CLOCK_MISSED));

    private final Subject subject = new Subject.OfReferral(new UUID(1, 1));
    private final List<Signal> heard = new ArrayList<>();
    private CaseFile file = new CaseFile(List.of(), List.of(), null);
    final List<Change> changes = new ArrayList<>();

    /** What one event says, at a minute of the story. */
    record Said(int minute, List<Signal> signals) {}

    static Said opened(int minute) {
        return said(minute, Line.OPENED, "", Topic.REFERRAL_RECEIVED);
    }

    static Said closed(int minute, @Nullable Topic topic) {
        return said(minute, Line.CLOSED, "", topic);
    }

    static Said decided(int minute, Topic outcome) {
        return said(minute, Line.PLACEMENT, "", outcome);
    }

    static Said safety(int minute, boolean flagged) {
        return said(minute, Line.SAFETY, "", flagged ? Topic.SAFETY_REVIEW : null);
    }

    static Said seenInHospital(int minute, String scope, @Nullable Topic topic) {
        return said(minute, Line.CARE, scope, topic);
    }

    static Said clock(int minute, @Nullable Topic topic) {
        return said(minute, Line.CLOCK, "FUH/7", topic);
    }

    static Said session(int minute, String session, @Nullable Topic topic) {
        return said(minute, Line.SESSION, session, topic);
    }

    private static Said said(int minute, Line line, String scope, @Nullable Topic topic) {
        UUID event = UUID.nameUUIDFromBytes(
                (minute + "/" + line + "/" + scope).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Instant at = START.plus(Duration.ofMinutes(minute));
        return new Said(minute, List.of(new Signal(event, line, scope, topic, at, minute, false, 1, false)));
    }

    Story tell(Said... events) {
        List.of(events).forEach(this::tell);
        return this;
    }

    /** A decision that names the program that has the patient from then on, or that none has. */
    Story placed(@Nullable String program, Said said) {
        Said event = new Said(
                said.minute(),
                said.signals().stream().map(one -> of(program, one)).toList());
        tell(event, new Notice.Placed(program, START.plus(Duration.ofMinutes(event.minute()))));
        return this;
    }

    private static Signal of(@Nullable String program, Signal one) {
        return new Signal(
                one.eventId(),
                one.line(),
                one.scope(),
                one.topic(),
                one.at(),
                one.position(),
                one.urgent(),
                one.count(),
                one.answered(),
                program);
    }

    /** The same, of a patient who is in danger. */
    static Said urgent(Said said) {
        return new Said(
                said.minute(),
                said.signals().stream()
                        .map(one -> new Signal(
                                one.eventId(),
                                one.line(),
                                one.scope(),
                                one.topic(),
                                one.at(),
                                one.position(),
                                true,
                                one.count(),
                                one.answered()))
                        .toList());
    }

    /** The alert of a topic as it stands. */
    Alert last(Topic topic) {
        return changes.stream()
                .map(Change::alert)
                .filter(alert -> alert.origin().topic() == topic)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Somebody has taken it on; what comes then is told to a case that was put away meanwhile. */
    Story acknowledged(Topic topic) {
        Alert.Unanswered live = (Alert.Unanswered) last(topic);
        Alert.Live taken = live.acknowledge("reyes", START);
        file = new CaseFile(heard, List.of(taken), null);
        return this;
    }

    private void tell(Said event) {
        tell(event, null);
    }

    private void tell(Said event, Notice.@Nullable Placed placed) {
        heard.addAll(event.signals());
        UUID id = event.signals().getFirst().eventId();
        Cause cause = new Cause(id, "test.Event", START, new UUID(2, 2), null);
        Notice notice = new Notice(
                subject, "key", placed == null ? null : placed.programId(), null, event.signals(), cause, placed);
        changes.addAll(file.take(
                notice,
                (because, about, topic) -> UUID.nameUUIDFromBytes(
                        (because + "/" + topic).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                POLICY,
                START.plus(Duration.ofMinutes(event.minute()))));
    }

    /** What staff have before them: each topic with how often it happened. */
    TreeMap<Topic, Integer> live() {
        TreeMap<Topic, Integer> live = new TreeMap<>();
        changes.forEach(change -> {
            Topic topic = change.alert().origin().topic();
            if (change.alert() instanceof Alert.Live alert) {
                live.put(topic, alert.standing().occurrences());
            } else {
                live.remove(topic);
            }
        });
        return live;
    }

    List<Change.Kind> historyOf(Topic topic) {
        return changes.stream()
                .filter(change -> change.alert().origin().topic() == topic)
                .map(Change::kind)
                .toList();
    }
}
