package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.referral.Referral;

/**
 * Events that are taken together: as many as go into one transaction without anything coming out otherwise. At the desk
 * they are taken one after the other, in the order in which they were taken then.
 */
final class Window {

    private static final int MOST = 500;

    private final Copy copy;
    private final boolean withClocks;
    private final Merged merged = new Merged();
    private final List<Said> gathered = new ArrayList<>();

    Window(Copy copy, boolean withClocks) {
        this.copy = copy;
        this.withClocks = withClocks;
    }

    /** Takes what was taken in one go; a merge of patients counts for all of it at once. */
    void take(List<Said> together) {
        List<HospitalEvent> merges = new ArrayList<>();
        for (Said said : together) {
            if (said instanceof Said.OfHospital hospital && hospital.event().retiredKey() != null) {
                merges.add(hospital.event());
            }
        }
        if (merges.isEmpty()) {
            gathered.addAll(together);
            if (gathered.size() >= MOST) {
                close();
            }
        } else {
            close();
            List<HospitalEvent> hospital = hospital(together);
            copy.together(() -> {
                copy.desk().takeHospitalEvents().take(hospital);
                if (withClocks) {
                    copy.desk().hospitalWatch().saw(hospital, hospital.getLast().at());
                }
            });
            merges.forEach(merge -> merged.retire(String.valueOf(merge.retiredKey()), merge.patientKey()));
        }
    }

    boolean isEmpty() {
        return gathered.isEmpty();
    }

    /** Does what was gathered. */
    void close() {
        if (!gathered.isEmpty()) {
            copy.together(this::work);
            gathered.clear();
        }
    }

    private void work() {
        List<HospitalEvent> hospital = hospital(gathered);
        Set<String> referred =
                hospital.isEmpty() ? Set.of() : copy.desk().hospital().keep(hospital);
        List<Command> commands = commands(referred);
        if (!commands.isEmpty()) {
            copy.desk().placeReferrals().place(commands);
        }
        if (withClocks) {
            letClocksKnow(hospital);
        }
    }

    private void letClocksKnow(List<HospitalEvent> hospital) {
        List<FollowUpNews> news = new ArrayList<>();
        Instant now = Instant.MIN;
        for (Said said : gathered) {
            if (said instanceof Said.OfReferral referral) {
                news.add(referral.news());
            }
            now = said.at().isAfter(now) ? said.at() : now;
        }
        if (!news.isEmpty()) {
            copy.desk().followReferrals().follow(news, now);
        }
        if (!hospital.isEmpty()) {
            copy.desk().hospitalWatch().saw(hospital, now);
        }
    }

    /** Who is seen in hospital concerns the desk from when the patient is referred. */
    private List<Command> commands(Set<String> referred) {
        List<Command> commands = new ArrayList<>();
        Set<String> since = new HashSet<>();
        for (Said said : gathered) {
            switch (said) {
                case Said.OfReferral referral -> {
                    Referral told = referral.told();
                    if (told != null) {
                        since.add(merged.current(told.patientKey()));
                    }
                    commands.add(referral.command());
                }
                case Said.OfHospital(HospitalEvent event) -> {
                    if (referred.contains(event.patientKey()) || since.contains(merged.current(event.patientKey()))) {
                        commands.add(new Command.Seen(event.patientKey(), event.fact(), event.cause(), event.at()));
                    }
                }
            }
        }
        return commands;
    }

    private static List<HospitalEvent> hospital(List<Said> said) {
        return said.stream()
                .filter(Said.OfHospital.class::isInstance)
                .map(each -> ((Said.OfHospital) each).event())
                .toList();
    }
}
