package org.stepdown.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.Cause;
import org.stepdown.events.Identifier;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.Preferences;
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
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.events.referral.Screening;

/** Patients of a hospital, as referral-service speaks of them: an adult with depression who can be placed at once. */
final class Hospital {

    private static final Instant OPENED = Instant.parse("2026-03-02T12:00:00Z");

    static final String FAMILY_NAME = "Featherstonehaugh";

    /** Somebody with a referral of a key and an id of their own. */
    record PatientOf(String key, UUID referralId) {}

    private final ReferralTopic topic;

    Hospital(ReferralTopic topic) {
        this.topic = topic;
    }

    /** Opens the referral of a new patient who needs a group in this language. */
    PatientOf refers(String language) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        opens(UUID.randomUUID(), patient, language);
        return patient;
    }

    /** Opens the referral of a new patient who injects drugs, and of whom it is not known whether home is safe. */
    PatientOf refersAnInjectingInDoubt(String language) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        Referral referral = Referral.newBuilder(referral(patient, language, AttestationAnswer.UNKNOWN))
                .setMandatedPriority(MandatedPriority.INJECTING)
                .setOpenedAt(now())
                .build();
        opens(patient, referral);
        return patient;
    }

    /** The same, for a patient of whom the birth date matters. */
    PatientOf refers(String language, LocalDate birthDate) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        Referral.Builder referral = Referral.newBuilder(referral(patient, language, AttestationAnswer.YES));
        referral.setPatient(Patient.newBuilder(referral.getPatient())
                .setBirthDate(birthDate)
                .build());
        opens(patient, referral.build());
        return patient;
    }

    private void opens(PatientOf patient, Referral referral) {
        topic.says(
                UUID.randomUUID(),
                UUID.randomUUID(),
                patient.key(),
                ReferralOpened.newBuilder()
                        .setOccurredAt(now())
                        .setReceivedAt(now())
                        .setReferral(referral)
                        .setCause(cause())
                        .build());
    }

    void opens(UUID eventId, PatientOf patient, String language) {
        opens(eventId, patient, language, now(), AttestationAnswer.YES);
    }

    /** Opens the referral of a new patient of whom it is not known whether home is safe. */
    PatientOf refersInDoubt(String language) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        opens(UUID.randomUUID(), patient, language, now(), AttestationAnswer.UNKNOWN);
        return patient;
    }

    /** The same, but the hospital's message was received at another time. */
    PatientOf refers(String language, Instant received) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        opens(UUID.randomUUID(), patient, language, received, AttestationAnswer.YES);
        return patient;
    }

    private void opens(
            UUID eventId, PatientOf patient, String language, Instant received, AttestationAnswer safeAtHome) {
        ReferralOpened opened = ReferralOpened.newBuilder()
                .setOccurredAt(now())
                .setReceivedAt(received)
                .setReferral(referral(patient, language, safeAtHome))
                .setCause(cause())
                .build();
        topic.says(eventId, UUID.randomUUID(), patient.key(), opened);
    }

    /** Opens the referral of a new patient who left hospital at a time and needs a group in this language. */
    PatientOf discharges(String language, Instant at) {
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        ZoneId zone = ZoneId.of("America/New_York");
        LocalDate date = at.atZone(zone).toLocalDate();
        Referral referral = Referral.newBuilder(referral(patient, language, AttestationAnswer.YES))
                .setOpenedAt(at)
                .setClocks(List.of(new FollowUpClock(
                        ClockMeasure.FUH, at, date, zone.getId(), date.plusDays(7), date.plusDays(30))))
                .build();
        ReferralOpened opened = ReferralOpened.newBuilder()
                .setOccurredAt(at)
                .setReceivedAt(now())
                .setReferral(referral)
                .setCause(cause())
                .build();
        topic.says(UUID.randomUUID(), UUID.randomUUID(), patient.key(), opened);
        return patient;
    }

    /** It is no longer known whether the patient is safe at home. */
    void doubts(PatientOf patient, String language) {
        changes(patient, language, AttestationAnswer.UNKNOWN);
    }

    void reassures(PatientOf patient, String language) {
        changes(patient, language, AttestationAnswer.YES);
    }

    /** The patient is admitted again, a day after the referral was opened. */
    void readmits(PatientOf patient) {
        topic.says(
                Topics.ENCOUNTER,
                UUID.randomUUID(),
                UUID.randomUUID(),
                patient.key(),
                PatientAdmitted.newBuilder()
                        .setOccurredAt(OPENED.plus(1, ChronoUnit.DAYS))
                        .setSource(source())
                        .setPatient(Patient.newBuilder().build())
                        .setEncounter(visit(patient).build())
                        .build());
    }

    /**
     * The same as the hospital writes it to the topic itself.
     *
     * @param takenInAs what referral-service took it in as; null for as the hospital wrote it
     * @return the event's identity
     */
    UUID publishesReadmission(PatientOf patient, @Nullable UUID takenInAs) {
        UUID id = UUID.randomUUID();
        topic.says(
                Topics.ENCOUNTER,
                id,
                UUID.randomUUID(),
                patient.key(),
                PatientAdmitted.newBuilder()
                        .setOccurredAt(OPENED.plus(1, ChronoUnit.DAYS))
                        .setSource(MessageSource.newBuilder(source())
                                .setFormat(SourceFormat.KAFKA)
                                .setPublishedAs(takenInAs == null ? null : takenInAs.toString())
                                .build())
                        .setPatient(Patient.newBuilder().build())
                        .setEncounter(visit(patient).build())
                        .build());
        return id;
    }

    void sendsHome(PatientOf patient) {
        topic.says(
                Topics.ENCOUNTER,
                UUID.randomUUID(),
                UUID.randomUUID(),
                patient.key(),
                PatientDischarged.newBuilder()
                        .setOccurredAt(OPENED.plus(2, ChronoUnit.DAYS))
                        .setSource(source())
                        .setPatient(Patient.newBuilder().build())
                        .setEncounter(visit(patient).setDisposition("01").build())
                        .build());
    }

    private static Encounter.Builder visit(PatientOf patient) {
        return Encounter.newBuilder()
                .setVisitNumber(
                        Identifier.newBuilder().setValue("V-" + patient.key()).build())
                .setPatientClass(PatientClass.INPATIENT)
                .setSetting(CareSetting.GENERAL)
                .setFacility("GENHOSP");
    }

    private static MessageSource source() {
        return MessageSource.newBuilder()
                .setFormat(SourceFormat.UNKNOWN)
                .setApplication("EPIC")
                .setFacility("GENHOSP")
                .setControlId("MSG-2")
                .setReceivedAt(now())
                .build();
    }

    void cancels(PatientOf patient) {
        ReferralClosed closed = ReferralClosed.newBuilder()
                .setOccurredAt(now())
                .setReceivedAt(now())
                .setReferralId(patient.referralId())
                .setStatus(ReferralStatus.CANCELLED)
                .setCause(cause())
                .build();
        topic.says(UUID.randomUUID(), UUID.randomUUID(), patient.key(), closed);
    }

    void merges(PatientOf merged, PatientOf into) {
        ReferralsMerged event = ReferralsMerged.newBuilder()
                .setOccurredAt(now())
                .setReceivedAt(now())
                .setSurvivingReferralId(into.referralId())
                .setMergedReferralId(merged.referralId())
                .setMergedPatientKey(merged.key())
                .setCause(cause())
                .build();
        topic.says(UUID.randomUUID(), UUID.randomUUID(), into.key(), event);
    }

    private void changes(PatientOf patient, String language, AttestationAnswer safeAtHome) {
        ReferralChanged changed = ReferralChanged.newBuilder()
                .setOccurredAt(now())
                .setReceivedAt(now())
                .setReferral(referral(patient, language, safeAtHome))
                .setCause(cause())
                .build();
        topic.says(UUID.randomUUID(), UUID.randomUUID(), patient.key(), changed);
    }

    private static Referral referral(PatientOf patient, @Nullable String language, AttestationAnswer safeAtHome) {
        return Referral.newBuilder()
                .setReferralId(patient.referralId())
                .setPatientKey(patient.key())
                .setPatient(Patient.newBuilder()
                        .setIdentifiers(List.of())
                        .setFamily(FAMILY_NAME)
                        .setBirthDate(LocalDate.of(1990, 6, 15))
                        .build())
                .setPathways(List.of(Pathway.STEP_DOWN))
                .setScreening(Screening.EVALUATE)
                .setConditions(List.of(Condition.DEPRESSION))
                .setAttestations(List.of(
                        attested(AttestationQuestion.NEEDS_24H_SUPERVISION, AttestationAnswer.NO),
                        attested(AttestationQuestion.SAFE_AT_HOME, safeAtHome)))
                .setPreferences(Preferences.newBuilder().setLanguage(language).build())
                .setFacility("GENHOSP")
                .setOpenedAt(OPENED)
                .setPolicyVersion("2026-01")
                .build();
    }

    private static Attestation attested(AttestationQuestion question, AttestationAnswer answer) {
        return Attestation.newBuilder()
                .setQuestion(question)
                .setAnswer(answer)
                .setSource(AttestationSource.BY_DISPOSITION)
                .build();
    }

    private static Cause cause() {
        return Cause.newBuilder()
                .setEventId(UUID.randomUUID())
                .setEventType("org.stepdown.events.encounter.PatientDischarged")
                .setOccurredAt(now())
                .setControlId("MSG-1")
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
