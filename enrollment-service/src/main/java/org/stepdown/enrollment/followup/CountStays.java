package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.placement.HospitalWatch;

/** Looks at the clocks of patients of whom a hospital said something; to be called in the transaction that keeps it. */
public final class CountStays implements HospitalWatch {

    private final FollowUpRecords records;
    private final ClockAnnouncements announcements;

    public CountStays(FollowUpRecords records, ClockAnnouncements announcements) {
        this.records = records;
        this.announcements = announcements;
    }

    @Override
    public void saw(List<HospitalEvent> events, Instant now) {
        Set<String> keys = new HashSet<>();
        events.forEach(event -> keys.addAll(keys(event)));
        records.alone(keys);
        Map<String, Set<String>> persons = records.personsBehind(keys);
        Set<String> concerned = new HashSet<>();
        persons.values().forEach(concerned::addAll);
        if (concerned.isEmpty()) {
            return;
        }
        FollowUpBook book = records.open(concerned, List.of());
        for (HospitalEvent event : events) {
            Set<String> behind = new HashSet<>();
            keys(event).forEach(key -> behind.addAll(persons.getOrDefault(key, Set.of())));
            behind.stream().sorted().forEach(person -> book.settle(person, event.cause(), now));
        }
        records.keep(book);
        announcements.announce(book.changes());
    }

    private static List<String> keys(HospitalEvent event) {
        List<String> keys = new ArrayList<>(List.of(event.patientKey()));
        if (event.retiredKey() != null) {
            keys.add(event.retiredKey());
        }
        return keys;
    }
}
