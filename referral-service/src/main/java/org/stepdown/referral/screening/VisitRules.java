package org.stepdown.referral.screening;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.Attestation.Answer;
import org.stepdown.referral.encounter.Attestation.Question;
import org.stepdown.referral.encounter.CareSetting;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.PatientClass;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Stay;
import org.stepdown.referral.encounter.Visit;
import org.stepdown.referral.screening.FollowUpClock.Measure;

/** What a visit leads to: a qualifying discharge, or the reason why there is none. */
final class VisitRules {

    private final ScreeningPolicy policy;
    private final EmergencyUse emergencies;
    private final @Nullable Person person;

    VisitRules(History history, ScreeningPolicy policy) {
        this.policy = policy;
        this.emergencies = EmergencyUse.of(history, policy);
        this.person = history.person();
    }

    /**
     * Either of the first two is there.
     *
     * @param clocks what a visit that opens no pathway starts all the same, for a patient who has a referral
     */
    record Verdict(
            @Nullable QualifyingEvent event, @Nullable String code, List<FollowUpClock> clocks) {}

    Verdict on(Visit visit) {
        Fact discharge = visit.dischargedBy();
        if (!visit.opened()) {
            return no("WAITS_FOR_ITS_VISIT");
        }
        if (visit.withdrawn()) {
            return no("VISIT_CANCELLED");
        }
        if (discharge == null) {
            return no(visit.lapsed() ? "LAPSED" : "IN_CARE");
        }
        DispositionMeaning disposition = policy.meaningOf(visit.disposition());
        if (disposition == DispositionMeaning.STILL_IN_HOSPITAL) {
            return no("STILL_IN_HOSPITAL");
        }
        if (disposition == DispositionMeaning.DIED) {
            return no("DIED");
        }
        return visit.last().patientClass() == PatientClass.EMERGENCY
                ? emergency(visit, discharge, disposition)
                : stay(visit, discharge, disposition);
    }

    private Verdict emergency(Visit visit, Fact discharge, @Nullable DispositionMeaning disposition) {
        Set<Pathway> pathways = EnumSet.noneOf(Pathway.class);
        if (visit.last().setting() == CareSetting.PSYCHIATRIC) {
            pathways.add(Pathway.ACUTE_PSYCHIATRIC);
        }
        if (emergencies.isHighWith(visit)) {
            pathways.add(Pathway.ED_HIGH_UTILIZER);
        }
        if (pathways.isEmpty()) {
            DiagnosisPicture picture = picture(visit);
            return picture.isBehavioural()
                    ? new Verdict(null, "ED_USE_BELOW_THRESHOLD", clocks(picture, discharge, visit.last()))
                    : no("NOT_BEHAVIOURAL");
        }
        List<Diagnosis> diagnoses = picture(visit).isBehavioural() || !pathways.contains(Pathway.ED_HIGH_UTILIZER)
                ? visit.diagnoses()
                : emergencies.latestBehavioural(visit).diagnoses();
        return yes(visit, discharge, disposition, diagnoses, pathways);
    }

    private Verdict stay(Visit visit, Fact discharge, @Nullable DispositionMeaning disposition) {
        Stay last = visit.last();
        boolean observed = last.patientClass() == PatientClass.OBSERVATION && last.setting() == CareSetting.PSYCHIATRIC;
        if (!last.patientClass().staysOvernight() && !observed) {
            return no("NO_PATHWAY");
        }
        if (!last.setting().isBehavioural() && !picture(visit).isBehavioural()) {
            return no("NOT_BEHAVIOURAL");
        }
        Set<Pathway> pathways = observed ? EnumSet.noneOf(Pathway.class) : EnumSet.of(Pathway.STEP_DOWN);
        if (last.setting() == CareSetting.PSYCHIATRIC) {
            pathways.add(Pathway.ACUTE_PSYCHIATRIC);
        }
        return yes(visit, discharge, disposition, visit.diagnoses(), pathways);
    }

    private Verdict yes(
            Visit visit,
            Fact discharge,
            @Nullable DispositionMeaning disposition,
            List<Diagnosis> diagnoses,
            Set<Pathway> pathways) {
        DiagnosisPicture picture = DiagnosisPicture.of(diagnoses, policy);
        Dispositions.Finding finding = Dispositions.finding(disposition);
        List<Reason> reasons = new ArrayList<>(finding.reasons());
        reasons.addAll(picture.review());
        Level level = finding.level() == Level.EVALUATE && !picture.review().isEmpty() ? Level.REVIEW : finding.level();
        Stay last = visit.last();
        return new Verdict(
                new QualifyingEvent(
                        discharge.eventId(),
                        visit.discharges(),
                        discharge.occurredAt(),
                        visit.events(),
                        pathways,
                        level,
                        reasons,
                        disposition == DispositionMeaning.AGAINST_ADVICE,
                        picture,
                        diagnoses,
                        attestations(visit, discharge, disposition),
                        clocks(picture, discharge, last),
                        last.facility(),
                        last.timeZone(),
                        last.part2(),
                        last.visit(),
                        null),
                null,
                List.of());
    }

    private static List<Attestation> attestations(
            Visit visit, Fact discharge, @Nullable DispositionMeaning disposition) {
        List<Attestation> all = new ArrayList<>();
        if (disposition == DispositionMeaning.EVALUATE) {
            all.add(derived(Question.NEEDS_24H_SUPERVISION, Answer.NO, discharge));
            all.add(derived(Question.SAFE_AT_HOME, Answer.YES, discharge));
        }
        all.addAll(visit.attestations());
        return all;
    }

    private static Attestation derived(Question question, Answer answer, Fact discharge) {
        return new Attestation(question, answer, Attestation.Source.BY_DISPOSITION, discharge.occurredAt());
    }

    private List<FollowUpClock> clocks(DiagnosisPicture picture, Fact discharge, Stay stay) {
        boolean emergency = stay.patientClass() == PatientClass.EMERGENCY;
        boolean substances = picture.meanings().contains(DiagnosisMeaning.SUBSTANCE_USE);
        boolean mental = stay.setting() == CareSetting.PSYCHIATRIC
                || picture.meanings().stream().anyMatch(meaning -> meaning != DiagnosisMeaning.SUBSTANCE_USE);
        List<FollowUpClock> clocks = new ArrayList<>();
        if (mental) {
            clocks.add(
                    new FollowUpClock(emergency ? Measure.FUM : Measure.FUH, discharge.occurredAt(), stay.timeZone()));
        }
        if (substances) {
            clocks.add(
                    new FollowUpClock(emergency ? Measure.FUA : Measure.FUI, discharge.occurredAt(), stay.timeZone()));
        }
        clocks.removeIf(clock -> !isOldEnough(clock));
        return clocks;
    }

    /** A patient whose age is not known is not left without a clock. */
    private boolean isOldEnough(FollowUpClock clock) {
        return person == null
                || person.birthDate() == null
                || ChronoUnit.YEARS.between(person.birthDate(), clock.indexDate())
                        >= clock.measure().youngest();
    }

    private DiagnosisPicture picture(Visit visit) {
        return DiagnosisPicture.of(visit.diagnoses(), policy);
    }

    private static Verdict no(String code) {
        return new Verdict(null, code, List.of());
    }
}
