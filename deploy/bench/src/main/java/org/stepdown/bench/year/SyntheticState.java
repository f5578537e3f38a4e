package org.stepdown.bench.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.Cause;
import org.stepdown.events.Identifier;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.events.referral.ClockMeasure;
import org.stepdown.events.referral.Condition;
import org.stepdown.events.referral.FollowUpClock;
import org.stepdown.events.referral.Pathway;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.events.referral.Screening;

/**
 * A state over a year: everybody who is in hospital, who of them is referred on discharge, and when care ends. The same
 * seed gives the same year.
 */
final class SyntheticState {

    static final Instant BEGINS = Instant.parse("2025-01-06T05:00:00Z");
    static final int DAYS = 364;

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int POPULATION = 90_000;
    private static final int SHORTEST_CARE_DAYS = 28;
    private static final int CARE_DAYS_BETWEEN = 42;
    private static final double HOURS_OF_STAY = 72;
    private static final Condition[] CONDITIONS = {
        Condition.DEPRESSION, Condition.DEPRESSION, Condition.ANXIETY, Condition.BIPOLAR, Condition.SUBSTANCE_USE
    };

    private final Random random;
    private final int visits;
    private final double referred;
    private final PriorityQueue<Told> coming = new PriorityQueue<>(
            Comparator.comparing(Told::at).thenComparing(told -> told.id().toString()));
    private int day;

    /**
     * A year.
     *
     * @param visits hospital visits in it, of two events each
     * @param referrals how many of them end in a referral
     */
    SyntheticState(long seed, int visits, int referrals) {
        this.random = new Random(seed);
        this.visits = visits;
        this.referred = (double) referrals / visits;
    }

    /** Something that is told at a time. */
    record Told(Instant at, Topic topic, String key, UUID id, SpecificRecord event) {}

    /** What is told in the next days, in order; nothing when the year is over. */
    List<Told> next(int days) {
        Instant until = BEGINS.plus(Duration.ofDays(Math.min(DAYS, day + days)));
        for (int end = Math.min(DAYS, day + days); day < end; day++) {
            int today = visits * (day + 1) / DAYS - visits * day / DAYS;
            for (int visit = 0; visit < today; visit++) {
                visit(BEGINS.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(86_400)));
            }
        }
        List<Told> told = new ArrayList<>();
        while (!coming.isEmpty() && (coming.peek().at().isBefore(until) || day >= DAYS)) {
            Told next = coming.poll();
            if (next.at().isBefore(BEGINS.plus(Duration.ofDays(DAYS)))) {
                told.add(next);
            }
        }
        return told;
    }

    private void visit(Instant admitted) {
        String key = "p" + random.nextInt(POPULATION);
        UUID number = id();
        Instant discharged = admitted.plusSeconds((long) (3_600 * (2 + HOURS_OF_STAY * random.nextDouble())));
        tell(
                admitted,
                Topics.ENCOUNTER,
                key,
                PatientAdmitted.newBuilder()
                        .setOccurredAt(admitted)
                        .setSource(source(admitted))
                        .setPatient(Patient.newBuilder().build())
                        .setEncounter(encounter(number).setAdmittedAt(admitted).build())
                        .build());
        tell(
                discharged,
                Topics.ENCOUNTER,
                key,
                PatientDischarged.newBuilder()
                        .setOccurredAt(discharged)
                        .setSource(source(discharged))
                        .setPatient(Patient.newBuilder().build())
                        .setEncounter(encounter(number)
                                .setAdmittedAt(admitted)
                                .setDischargedAt(discharged)
                                .setDisposition("01")
                                .build())
                        .build());
        if (random.nextDouble() < referred) {
            refer(key, discharged);
        }
    }

    private void refer(String key, Instant discharged) {
        UUID referral = id();
        Instant opened = discharged.plusSeconds(30);
        tell(
                opened,
                Topics.REFERRAL,
                key,
                ReferralOpened.newBuilder()
                        .setOccurredAt(discharged)
                        .setReceivedAt(opened)
                        .setReferral(referral(referral, key, discharged))
                        .setCause(cause(discharged))
                        .build());
        Instant ends = opened.plus(Duration.ofDays(SHORTEST_CARE_DAYS + random.nextInt(CARE_DAYS_BETWEEN)));
        tell(
                ends,
                Topics.REFERRAL,
                key,
                ReferralClosed.newBuilder()
                        .setOccurredAt(ends)
                        .setReceivedAt(ends)
                        .setReferralId(referral)
                        .setStatus(ReferralStatus.COMPLETED)
                        .setCause(cause(ends))
                        .build());
    }

    private Referral referral(UUID id, String key, Instant discharged) {
        LocalDate date = discharged.atZone(ZONE).toLocalDate();
        boolean known = random.nextInt(20) > 0;
        return Referral.newBuilder()
                .setReferralId(id)
                .setPatientKey(key)
                .setPatient(Patient.newBuilder()
                        .setBirthDate(LocalDate.of(1950 + random.nextInt(55), 1 + random.nextInt(12), 1))
                        .build())
                .setPathways(List.of(Pathway.ACUTE_PSYCHIATRIC))
                .setScreening(Screening.EVALUATE)
                .setConditions(List.of(CONDITIONS[random.nextInt(CONDITIONS.length)]))
                .setAttestations(List.of(
                        attested(AttestationQuestion.NEEDS_24H_SUPERVISION, AttestationAnswer.NO, discharged),
                        attested(
                                AttestationQuestion.SAFE_AT_HOME,
                                known ? AttestationAnswer.YES : AttestationAnswer.UNKNOWN,
                                discharged)))
                .setClocks(List.of(new FollowUpClock(
                        ClockMeasure.FUH, discharged, date, ZONE.getId(), date.plusDays(7), date.plusDays(30))))
                .setFacility("GENHOSP")
                .setOpenedAt(discharged)
                .setPolicyVersion("2026-01")
                .build();
    }

    private static Encounter.Builder encounter(UUID number) {
        return Encounter.newBuilder()
                .setVisitNumber(
                        Identifier.newBuilder().setValue(number.toString()).build())
                .setPatientClass(PatientClass.INPATIENT)
                .setSetting(CareSetting.GENERAL)
                .setFacility("GENHOSP");
    }

    private static MessageSource source(Instant received) {
        return MessageSource.newBuilder()
                .setFormat(SourceFormat.UNKNOWN)
                .setApplication("EPIC")
                .setFacility("GENHOSP")
                .setControlId("Y")
                .setReceivedAt(received)
                .build();
    }

    private Cause cause(Instant at) {
        return Cause.newBuilder()
                .setEventId(id())
                .setEventType("org.stepdown.events.encounter.PatientDischarged")
                .setOccurredAt(at)
                .build();
    }

    private static Attestation attested(AttestationQuestion question, AttestationAnswer answer, Instant at) {
        return new Attestation(question, answer, AttestationSource.REFERRER, at, null);
    }

    private void tell(Instant at, Topic topic, String key, SpecificRecord event) {
        coming.add(new Told(at, topic, key, id(), event));
    }

    private UUID id() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | Long.MIN_VALUE);
    }
}
