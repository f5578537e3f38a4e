package org.stepdown.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Cause;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.referral.Pathway;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.events.referral.Screening;

/** A patient of the tests, with a referral, and what the other services say of it. */
record APatient(String key, UUID referral, String given, String family) {

    static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    static APatient called(String given, String family) {
        return new APatient(UUID.randomUUID().toString(), UUID.randomUUID(), given, family);
    }

    static APatient any() {
        return called("Robin", "Sample");
    }

    ReferralOpened opened() {
        return opened(draft().build());
    }

    ReferralOpened openedWithSafetyFlag() {
        return opened(draft().setSafetyFlag(true).setUrgent(true).build());
    }

    ReferralOpened openedAgainstAdvice() {
        return opened(draft().setLeftAgainstAdvice(true).setUrgent(true).build());
    }

    ReferralOpened openedByAPart2Program() {
        return opened(draft().setPart2(Part2Status.PART_2).build());
    }

    private ReferralOpened opened(Referral as) {
        return ReferralOpened.newBuilder()
                .setOccurredAt(START)
                .setReceivedAt(START)
                .setReferral(as)
                .setCause(cause(PatientDischarged.SCHEMA$.getFullName()))
                .build();
    }

    private Referral.Builder draft() {
        return Referral.newBuilder()
                .setReferralId(referral)
                .setPatientKey(key)
                .setPatient(
                        Patient.newBuilder().setGiven(given).setFamily(family).build())
                .setPathways(List.of(Pathway.STEP_DOWN))
                .setScreening(Screening.EVALUATE)
                .setFacility("GENHOSP")
                .setPart2(Part2Status.NOT_PART_2)
                .setOpenedAt(START)
                .setPolicyVersion("2026-01");
    }

    PlacementDecided decided(int minute, PlacementOutcome outcome) {
        return PlacementDecided.newBuilder()
                .setOccurredAt(START.plusSeconds(60L * minute))
                .setDecisionId(UUID.randomUUID())
                .setReferralId(referral)
                .setOutcome(outcome)
                .setPolicyVersion("2026-01")
                .setActor(Actor.newBuilder().setKind(ActorKind.SYSTEM).build())
                .setCause(cause(ReferralOpened.SCHEMA$.getFullName()))
                .build();
    }

    ReferralClosed dischargeCancelled(int minute) {
        Instant at = START.plusSeconds(60L * minute);
        return ReferralClosed.newBuilder()
                .setOccurredAt(at)
                .setReceivedAt(at)
                .setReferralId(referral)
                .setStatus(ReferralStatus.CANCELLED)
                .setCause(cause(DischargeCancelled.SCHEMA$.getFullName()))
                .build();
    }

    private static Cause cause(String type) {
        return Cause.newBuilder()
                .setEventId(UUID.randomUUID())
                .setEventType(type)
                .setOccurredAt(START)
                .build();
    }
}
