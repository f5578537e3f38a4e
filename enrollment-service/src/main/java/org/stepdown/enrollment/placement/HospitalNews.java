package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stepdown.enrollment.hospital.Visit;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.hospital.Visits;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;

/** What hospital visits of waiting and enrolled patients come to: a seat on hold, and staff who are told. */
final class HospitalNews {

    private final Floor floor;
    private final Placing placing;
    private final Map<String, List<VisitFact>> facts = new HashMap<>();
    private final Map<String, String> retired;

    HospitalNews(Floor floor, Placing placing, Situation situation) {
        this.floor = floor;
        this.placing = placing;
        this.retired = situation.retired();
        situation.visits().forEach((key, known) -> facts.put(key, new ArrayList<>(known)));
    }

    /** The file with what is known of the patient's visits. */
    CaseFile informed(CaseFile file, Command command) {
        List<VisitFact> known = facts.get(current(file.referral().patientKey()));
        return known == null ? file : file.with(inCare(known, file.referral(), command));
    }

    void take(Command.Seen seen) {
        String key = current(seen.patientKey());
        List<VisitFact> known = facts.computeIfAbsent(key, unknown -> new ArrayList<>());
        VisitFact fact = seen.fact();
        if (fact != null) {
            known.add(fact);
        }
        for (CaseFile file : floor.open(seen)) {
            if (current(file.referral().patientKey()).equals(key)) {
                compare(file, inCare(known, file.referral(), seen), seen);
            }
        }
    }

    private void compare(CaseFile file, InCare now, Command.Seen seen) {
        InCare before = file.care();
        if (now.equals(before)) {
            return;
        }
        tell(file, before, now, seen);
        CaseFile informed = file.with(now);
        boolean asBefore = now.stays().equals(before.stays())
                && Objects.equals(now.readmittedAt(), before.readmittedAt())
                && Objects.equals(now.wentElsewhereAt(), before.wentElsewhereAt());
        if (asBefore || file.status() == ReferralStatus.NOT_ELIGIBLE) {
            floor.keep(informed);
        } else {
            placing.again(informed, Actor.SYSTEM, seen);
        }
    }

    private void tell(CaseFile file, InCare before, InCare now, Command.Seen seen) {
        VisitFact fact = seen.fact();
        VisitFact.Kind kind = fact == null ? VisitFact.Kind.BEGAN : fact.kind();
        if (!before.stays().containsAll(now.stays())) {
            note(file, kind == VisitFact.Kind.END_CANCELLED ? SeenAs.DISCHARGE_CANCELLED : SeenAs.READMISSION, seen);
        } else if (!before.emergencies().containsAll(now.emergencies())) {
            note(file, SeenAs.ED_VISIT, seen);
        }
        if (kind == VisitFact.Kind.CANCELLED || kind == VisitFact.Kind.CLASS_CHANGED) {
            takeBack(file, before, now, seen);
        }
    }

    /** What staff were told is taken back when nothing of it is left. */
    private void takeBack(CaseFile file, InCare before, InCare now, Command.Seen seen) {
        if (before.readmittedAt() != null && now.readmittedAt() == null) {
            note(file, SeenAs.READMISSION_CANCELLED, seen);
        }
        if (!before.emergencies().isEmpty() && now.emergencies().isEmpty()) {
            note(file, SeenAs.ED_VISIT_CANCELLED, seen);
        }
    }

    private void note(CaseFile file, SeenAs what, Command.Seen seen) {
        Referral referral = file.referral();
        Seat seat = floor.ledger.seatOf(referral.id());
        floor.journal.note(new Happening.SeenInHospital(
                referral, what, seat == null ? null : seat.cohortId(), seen.cause(), seen.at()));
    }

    private InCare inCare(List<VisitFact> known, Referral referral, Command command) {
        List<Visit> visits = Visits.of(known);
        return InCare.of(visits, referral, floor.policies.at(command.at()));
    }

    private String current(String key) {
        return retired.getOrDefault(key, key);
    }
}
