package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.followup.LiveIndexes.Live;
import org.stepdown.enrollment.hospital.Visit;

/**
 * What stays in hospital do to clocks. A readmission within the window moves the clock to the last discharge, whatever
 * that stay was for; so while the patient is inside no clock runs. An emergency visit that is followed by a stay has no
 * follow-up of its own any more.
 */
final class Readmissions {

    private final List<Visit> stays;
    private final FollowUpPolicies policies;

    Readmissions(List<Visit> stays, FollowUpPolicies policies) {
        this.stays = stays;
        this.policies = policies;
    }

    /** The index events that were told, and the discharges to which the clock moved without being told. */
    List<Live> withDischargesOf(List<Live> told) {
        if (stays.isEmpty()) {
            return told;
        }
        List<Live> all = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Instant until = i + 1 < told.size() ? told.get(i + 1).index().at() : Instant.MAX;
            Live last = told.get(i);
            all.add(last);
            for (Visit stay : stays) {
                Instant ended = stay.endedAt();
                if (ended != null && ended.isBefore(until) && follows(stay, last.index())) {
                    last = new Live(
                            new IndexEvent(
                                    last.index().measure(), ended, last.index().zone()),
                            last.owner());
                    all.add(last);
                }
            }
        }
        return all;
    }

    /** Whether the clock moved to a later one: that of a stay that began within the window counts, however long it was. */
    boolean moves(IndexEvent index, IndexEvent later) {
        return !isAfter(later.at(), index)
                || stays.stream().anyMatch(stay -> later.at().equals(stay.endedAt()) && follows(stay, index));
    }

    /** Whether the patient is inside, or was inside after an emergency visit: also when that stay was begun before its end. */
    boolean stops(IndexEvent index) {
        boolean emergency = index.measure().ofAnEmergencyVisit();
        return stays.stream()
                .anyMatch(stay -> !beganAfter(stay, index) && (stay.isOpen() || emergency && endedAfter(stay, index)));
    }

    /** A discharge moves to the next one; an emergency visit to none. */
    private boolean follows(Visit stay, IndexEvent index) {
        return !index.measure().ofAnEmergencyVisit() && isWithin(stay, index);
    }

    private boolean isWithin(Visit stay, IndexEvent index) {
        return stay.beganAt().isAfter(index.at()) && !beganAfter(stay, index);
    }

    private static boolean endedAfter(Visit stay, IndexEvent index) {
        Instant ended = stay.endedAt();
        return ended != null && ended.isAfter(index.at());
    }

    /** Whether it began when the windows were over. */
    private boolean beganAfter(Visit stay, IndexEvent index) {
        return isAfter(stay.beganAt(), index);
    }

    private boolean isAfter(Instant at, IndexEvent index) {
        LocalDate last = index.date().plusDays(policies.at(index.at()).movesWithin());
        return index.dateOf(at).isAfter(last);
    }
}
