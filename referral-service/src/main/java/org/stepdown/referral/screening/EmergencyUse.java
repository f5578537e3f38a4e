package org.stepdown.referral.screening;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.Visit;
import org.stepdown.referral.screening.ScreeningPolicy.Threshold;

/**
 * How often the patient uses the emergency department †: distinct visits that took place, in the days that end with a
 * visit, that visit included (domain rules, section 1).
 */
record EmergencyUse(List<Arrival> arrivals, ScreeningPolicy policy) {

    private record Arrival(Visit visit, LocalDate date, boolean behavioural) {}

    static EmergencyUse of(History history, ScreeningPolicy policy) {
        List<Arrival> arrivals = history.visits().stream()
                .filter(visit -> visit.stands() && visit.emergency())
                .map(visit -> new Arrival(
                        visit,
                        visit.arrivedAt().atZone(visit.last().timeZone()).toLocalDate(),
                        DiagnosisPicture.of(visit.diagnoses(), policy).primaryIsBehavioural()))
                .toList();
        return new EmergencyUse(arrivals, policy);
    }

    /** Whether the patient is at or over a threshold with this visit. */
    boolean isHighWith(Visit visit) {
        Threshold any = policy.edAnyCause();
        Threshold behavioural = policy.edBehavioural();
        List<Arrival> recent = within(any.days(), visit);
        return recent.size() >= any.visits() && recent.stream().anyMatch(Arrival::behavioural)
                || within(behavioural.days(), visit).stream()
                                .filter(Arrival::behavioural)
                                .count()
                        >= behavioural.visits();
    }

    /** The latest visit up to this one whose primary diagnosis is behavioural-health; this one when none is. */
    Visit latestBehavioural(Visit visit) {
        return within(policy.edBehavioural().days(), visit).stream()
                .filter(Arrival::behavioural)
                .map(Arrival::visit)
                .reduce((earlier, later) -> later)
                .orElse(visit);
    }

    private List<Arrival> within(int days, Visit visit) {
        LocalDate last = visit.arrivedAt().atZone(visit.last().timeZone()).toLocalDate();
        return arrivals.stream()
                .filter(arrival -> !arrival.visit().arrivedAt().isAfter(visit.arrivedAt()))
                .filter(arrival -> ChronoUnit.DAYS.between(arrival.date(), last) <= days)
                .toList();
    }
}
