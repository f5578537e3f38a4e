package org.stepdown.referral.referral.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.CodeSystem;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.Modality;
import org.stepdown.events.Part2Status;
import org.stepdown.events.Preferences;
import org.stepdown.events.Reason;
import org.stepdown.events.Track;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.referral.ClockMeasure;
import org.stepdown.events.referral.Condition;
import org.stepdown.events.referral.FollowUpClock;
import org.stepdown.events.referral.Pathway;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.Screening;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Request;
import org.stepdown.referral.referral.KnownReferral;
import org.stepdown.referral.screening.Qualification;

/** Writes a referral as its event says it. */
final class ReferralMapping {

    private ReferralMapping() {}

    static Referral referral(KnownReferral referral) {
        Qualification content = referral.content();
        return Referral.newBuilder()
                .setReferralId(referral.id())
                .setPatientKey(referral.patientKey())
                .setPatient(patient(content.person()))
                .setPathways(content.pathways().stream()
                        .map(pathway -> Pathway.valueOf(pathway.name()))
                        .toList())
                .setScreening(Screening.valueOf(content.level().name()))
                .setReasons(content.reasons().stream()
                        .map(reason -> reason(reason, referral))
                        .toList())
                .setConditions(content.conditions().stream()
                        .map(condition -> Condition.valueOf(condition.name()))
                        .toList())
                .setSafetyFlag(content.safetyFlag())
                .setLeftAgainstAdvice(content.leftAgainstAdvice())
                .setUrgent(content.urgent())
                .setDiagnoses(content.diagnoses().stream()
                        .map(ReferralMapping::diagnosis)
                        .toList())
                .setAttestations(content.attestations().stream()
                        .map(ReferralMapping::attestation)
                        .toList())
                .setPreferences(preferences(content.preferences()))
                .setMandatedPriority(MandatedPriority.valueOf(content.priority().name()))
                .setClocks(clocks(content))
                .setFacility(content.facility())
                .setTimeZone(content.timeZone().getId())
                .setPart2(Part2Status.valueOf(content.part2().name()))
                .setVisitNumber(identifier(content.visit()))
                .setReferralKey(identifier(content.requestKey()))
                .setOpenedAt(content.openedAt())
                .setPolicyVersion(content.policyVersion())
                .build();
    }

    static Reason reason(org.stepdown.referral.screening.Reason reason, KnownReferral referral) {
        return new Reason(reason.code(), reason.details(), referral.content().policyVersion());
    }

    static Patient patient(Person person) {
        return new Patient(
                person.identifiers().stream().map(ReferralMapping::identifier).toList(),
                person.family(),
                person.given(),
                person.birthDate(),
                person.sex(),
                person.language(),
                person.postalCode(),
                person.phone(),
                person.deceased(),
                person.deceasedAt());
    }

    static org.stepdown.events.@Nullable Identifier identifier(@Nullable Identifier identifier) {
        return identifier == null
                ? null
                : new org.stepdown.events.Identifier(identifier.value(), identifier.authority(), identifier.type());
    }

    private static org.stepdown.events.Diagnosis diagnosis(Diagnosis diagnosis) {
        return new org.stepdown.events.Diagnosis(
                diagnosis.code(),
                CodeSystem.valueOf(diagnosis.system().name()),
                DiagnosisKind.valueOf(diagnosis.kind().name()),
                diagnosis.rank());
    }

    private static org.stepdown.events.Attestation attestation(Attestation attestation) {
        return new org.stepdown.events.Attestation(
                AttestationQuestion.valueOf(attestation.question().name()),
                AttestationAnswer.valueOf(attestation.answer().name()),
                AttestationSource.valueOf(attestation.source().name()),
                attestation.at(),
                null);
    }

    private static @Nullable Preferences preferences(Request.@Nullable Preferences wishes) {
        return wishes == null
                ? null
                : new Preferences(
                        Track.valueOf(wishes.track()),
                        Modality.valueOf(wishes.modality()),
                        wishes.site(),
                        wishes.language(),
                        wishes.earliestStart());
    }

    private static List<FollowUpClock> clocks(Qualification content) {
        return content.clocks().stream()
                .map(clock -> new FollowUpClock(
                        ClockMeasure.valueOf(clock.measure().name()),
                        clock.indexAt(),
                        clock.indexDate(),
                        clock.timeZone().getId(),
                        clock.sevenDayDeadline(),
                        clock.thirtyDayDeadline()))
                .toList();
    }
}
