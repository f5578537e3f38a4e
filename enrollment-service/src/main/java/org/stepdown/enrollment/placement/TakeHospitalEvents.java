package org.stepdown.enrollment.placement;

import java.util.List;
import java.util.Set;

/** Takes what hospitals say of patients, and looks at the referrals of those who wait or are enrolled; in a transaction. */
public final class TakeHospitalEvents {

    private final HospitalRecords records;
    private final PlaceReferrals placeReferrals;

    public TakeHospitalEvents(HospitalRecords records, PlaceReferrals placeReferrals) {
        this.records = records;
        this.placeReferrals = placeReferrals;
    }

    public void take(List<HospitalEvent> events) {
        Set<String> referred = records.keep(events);
        List<Command> commands = events.stream()
                .filter(event -> referred.contains(event.patientKey()))
                .map(TakeHospitalEvents::seen)
                .toList();
        if (!commands.isEmpty()) {
            placeReferrals.place(commands);
        }
    }

    private static Command seen(HospitalEvent event) {
        return new Command.Seen(event.patientKey(), event.fact(), event.cause(), event.at());
    }
}
