package org.stepdown.enrollment.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.seat.SeatLedger;

/**
 * What lies on the desk when work begins; nobody else changes it until the work is done.
 *
 * @param policies placement policies
 * @param cohorts cohorts in the order of their ids
 * @param ledger their seats
 * @param waiting how many wait for each cohort as their nearest fit
 * @param files the referrals that the commands are about, as far as they are known
 * @param mergedAway those among them that have become part of another one
 * @param line the waitlist
 * @param visits what was said of the hospital visits of the patients at hand, by key, without what the commands say
 * @param retired keys of patients that have become part of another one, with that one's
 */
public record Situation(
        Policies policies,
        List<Cohort> cohorts,
        SeatLedger ledger,
        Map<String, Integer> waiting,
        Collection<CaseFile> files,
        Set<UUID> mergedAway,
        WaitingLine line,
        Map<String, List<VisitFact>> visits,
        Map<String, String> retired) {}
