package org.stepdown.referral.referral.kafka;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Part2Status;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.EncounterLapsed;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.encounter.HangingVisit;
import org.stepdown.referral.encounter.Stay;
import org.stepdown.referral.referral.FindHangingVisits;

/** Tells of emergency visits that hang open. The identity of what is told comes from the visit: once is enough. */
final class LapseVisits {

    private static final Logger log = LoggerFactory.getLogger(LapseVisits.class);

    private final TransactionOperations transactions;
    private final FindHangingVisits findHangingVisits;
    private final Outbox outbox;
    private final Clock clock;

    LapseVisits(TransactionOperations transactions, FindHangingVisits findHangingVisits, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.findHangingVisits = findHangingVisits;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stepdown.history.look-for-hanging-visits:10m}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<HangingVisit> hanging = Objects.requireNonNull(transactions.execute(status -> {
            List<HangingVisit> found = findHangingVisits.find(now);
            outbox.append(found.stream().map(visit -> lapsed(visit, now)).toList());
            return found;
        }));
        if (!hanging.isEmpty()) {
            log.info("{} emergency visits hung open and were closed", hanging.size());
        }
    }

    private static OutgoingEvent lapsed(HangingVisit hanging, Instant now) {
        UUID id = EventIds.derived(hanging.begunBy(), "lapsed");
        Stay stay = hanging.visit().last();
        EncounterLapsed event = new EncounterLapsed(
                now,
                new MessageSource(
                        SourceFormat.UNKNOWN, "STEPDOWN", stay.facility(), id.toString(), null, now, true, null),
                ReferralMapping.patient(hanging.person()),
                Encounter.newBuilder()
                        .setVisitNumber(ReferralMapping.identifier(stay.visit()))
                        .setPatientClass(
                                PatientClass.valueOf(stay.patientClass().name()))
                        .setSetting(CareSetting.valueOf(stay.setting().name()))
                        .setFacility(stay.facility())
                        .setTimeZone(stay.timeZone().getId())
                        .setPart2(Part2Status.valueOf(stay.part2().name()))
                        .build(),
                hanging.visit().arrivedAt());
        return new OutgoingEvent(
                id,
                Topics.ENCOUNTER.name(),
                hanging.patientKey(),
                event,
                now,
                Trail.start(id).causedBy(hanging.begunBy()));
    }
}
