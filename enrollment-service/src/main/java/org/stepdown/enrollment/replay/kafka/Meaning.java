package org.stepdown.enrollment.replay.kafka;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.EventReader;
import org.stepdown.delivery.inbox.EventReading;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.replay.Said;

/** What a record says, read as the service's own consumers read it. */
final class Meaning {

    private final EventReader reader;
    private final EventReading<Command> referrals;
    private final EventReading<FollowUpNews> followUps;
    private final EventReading<HospitalEvent> encounters;
    private final Set<String> types;

    Meaning(
            Deserializer<? extends GenericContainer> deserializer,
            EventReading<Command> referrals,
            EventReading<FollowUpNews> followUps,
            EventReading<HospitalEvent> encounters) {
        this.reader = new EventReader(deserializer);
        this.referrals = referrals;
        this.followUps = followUps;
        this.encounters = encounters;
        this.types = Stream.concat(referrals.types().stream(), encounters.types().stream())
                .map(type -> SpecificData.get().getSchema(type).getFullName())
                .collect(Collectors.toUnmodifiableSet());
    }

    Said of(ConsumerRecord<String, byte[]> message) {
        IncomingEvent event = reader.read(message, types);
        if (event == null) {
            throw new IllegalStateException("the logbook names an event that nobody takes, at %s-%d@%d"
                    .formatted(message.topic(), message.partition(), message.offset()));
        }
        return encounters.types().contains(event.event().getClass())
                ? new Said.OfHospital(encounters.read().apply(event))
                : new Said.OfReferral(
                        referrals.read().apply(event), followUps.read().apply(event));
    }
}
