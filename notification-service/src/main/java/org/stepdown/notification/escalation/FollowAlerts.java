package org.stepdown.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;
import org.stepdown.notification.delivery.DeliveryRecords.Seen;
import org.stepdown.notification.digest.Gathered;
import org.stepdown.notification.digest.GatheredRecords;

/** Keeps ladders and deliveries in line with what becomes of alerts; to be called in the transaction of the change. */
public final class FollowAlerts implements Announcements {

    /** No longer than something can be undone. */
    private static final Duration UNDONE_WITHIN = Duration.ofSeconds(11);

    private final EscalationRecords steps;
    private final DirectoryRecords directories;
    private final DeliveryRecords deliveries;
    private final GatheredRecords gathered;
    private final Delivery.Naming naming;

    public FollowAlerts(
            EscalationRecords steps,
            DirectoryRecords directories,
            DeliveryRecords deliveries,
            GatheredRecords gathered,
            Delivery.Naming naming) {
        this.steps = steps;
        this.directories = directories;
        this.deliveries = deliveries;
        this.gathered = gathered;
        this.naming = naming;
    }

    @Override
    public void announce(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Instant now = changes.getLast().at();
        Directory directory = directories.directory();
        Ladders ladders = steps.ladders(now);
        Map<UUID, List<Step>> latest = steps.latest(changes.stream()
                .filter(change -> change.kind() != Change.Kind.RAISED)
                .map(FollowAlerts::id)
                .distinct()
                .toList());
        Map<UUID, Climb> climbs = new HashMap<>();
        Map<Object, Step> touched = new LinkedHashMap<>();
        Work work = new Work();
        for (Change change : changes) {
            Climb climb = climbs.computeIfAbsent(
                    id(change),
                    id -> new Climb(
                            ladders,
                            directory.team(change.alert().origin().programId()).calendar(),
                            latest.getOrDefault(id, List.of())));
            Climb.Effect effect = climb.follow(change);
            effect.steps().forEach(step -> touched.put(List.of(step.alertId(), step.run(), step.number()), step));
            work.follow(change, effect, new Tellings(directory, naming), ladders);
        }
        steps.keep(List.copyOf(touched.values()));
        deliveries.drop(work.over, now);
        deliveries.restore(work.standAgain, now.minus(UNDONE_WITHIN), now);
        work.undone.forEach((alert, occasion) -> deliveries.drop(alert, occasion, now.minus(UNDONE_WITHIN), now));
        deliveries.plan(work.tellings, now);
        gathered.gather(work.gathered, recipient -> directory.nextDigest(recipient, now));
        deliveries.seen(work.seen);
    }

    private static UUID id(Change change) {
        return change.alert().origin().id();
    }

    private static boolean isAnAnswer(@Nullable String kind) {
        return Change.Kind.ACKNOWLEDGED.name().equals(kind)
                || Change.Kind.RESOLVED.name().equals(kind);
    }

    /** What there is to do about deliveries. */
    private static final class Work {
        private final List<Delivery> tellings = new ArrayList<>();
        private final List<Gathered> gathered = new ArrayList<>();
        private final List<Seen> seen = new ArrayList<>();
        private final List<UUID> over = new ArrayList<>();
        private final List<UUID> standAgain = new ArrayList<>();
        private final Map<UUID, String> undone = new HashMap<>();

        void follow(Change change, Climb.Effect effect, Tellings of, Ladders ladders) {
            Step reached = effect.reached();
            if (reached != null) {
                of.level(change, reached, ladders.of(reached.urgency()).tiers(reached.level()), tellings, gathered);
            }
            switch (change.kind()) {
                case ASSIGNED -> of.assignee(change, tellings, gathered);
                case SEEN -> see(change);
                case ACKNOWLEDGED, RESOLVED, RETRACTED -> end(change);
                case UNDONE -> undo(change);
                default -> {}
            }
        }

        /** Who was not told yet of what was undone is not told; who was still to be told before an answer is told. */
        private void undo(Change change) {
            if (Change.Kind.ASSIGNED.name().equals(change.reason())) {
                undone.put(id(change), Tellings.ASSIGNED);
            } else if (Change.Kind.ESCALATED.name().equals(change.reason())) {
                undone.put(id(change), Tellings.ESCALATION);
            } else if (isAnAnswer(change.reason()) && change.alert() instanceof Alert.Unanswered) {
                standAgain.add(id(change));
            }
        }

        private void see(Change change) {
            String account = change.actor().account();
            if (account != null) {
                seen.add(new Seen(id(change), account, change.at()));
            }
        }

        /** Nobody is told any more; and who answers it has seen it. */
        private void end(Change change) {
            over.add(id(change));
            tellings.removeIf(telling ->
                    telling.channel() != Channel.INBOX && telling.about().id().equals(id(change)));
            see(change);
        }
    }
}
