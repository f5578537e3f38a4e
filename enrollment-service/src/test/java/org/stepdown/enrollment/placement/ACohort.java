package org.stepdown.enrollment.placement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;

/** A cohort of adults with depression that meets on three mornings, but for what a test says. */
final class ACohort {

    private final String id;
    private Set<Condition> conditions = Set.of(Condition.DEPRESSION);
    private boolean dualDiagnosis;
    private AgeBand ageBand = AgeBand.ADULT;
    private Track track = Track.MORNING;
    private Modality modality = Modality.IN_PERSON;
    private String site = "riverside";
    private Set<String> languages = Set.of("en");
    private Set<DayOfWeek> weekdays = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private LocalTime startsAt = LocalTime.of(9, 0);
    private LocalDate firstDate = LocalDate.of(2025, 1, 6);
    private EnrollmentMode mode = EnrollmentMode.ROLLING;
    private @Nullable Integer startCap;

    private ACohort(String id) {
        this.id = id;
    }

    static ACohort named(String id) {
        return new ACohort(id);
    }

    ACohort treats(Condition... treated) {
        this.conditions = Set.of(treated);
        return this;
    }

    ACohort forDualDiagnosis() {
        this.dualDiagnosis = true;
        return treats(Condition.SUBSTANCE_USE, Condition.DEPRESSION);
    }

    ACohort forAdolescents() {
        this.ageBand = AgeBand.ADOLESCENT;
        return this;
    }

    ACohort on(Track timeOfDay) {
        this.track = timeOfDay;
        return this;
    }

    ACohort meets(Modality how) {
        this.modality = how;
        return this;
    }

    ACohort at(String place) {
        this.site = place;
        return this;
    }

    ACohort speaking(String... tags) {
        this.languages = Set.of(tags);
        return this;
    }

    ACohort meetsOn(DayOfWeek... days) {
        this.weekdays = Set.of(days);
        return this;
    }

    ACohort startsAt(int hour) {
        this.startsAt = LocalTime.of(hour, 0);
        return this;
    }

    ACohort beginsOn(LocalDate date) {
        this.firstDate = date;
        return this;
    }

    ACohort joinable(EnrollmentMode when) {
        this.mode = when;
        return this;
    }

    ACohort startCap(int most) {
        this.startCap = most;
        return this;
    }

    Cohort build() {
        return new Cohort(
                id,
                "program",
                id,
                conditions,
                dualDiagnosis,
                ageBand,
                track,
                modality,
                site,
                languages,
                new Schedule(weekdays, startsAt, 180, AReferral.ZONE, firstDate, null, Set.of()),
                mode,
                List.of(),
                startCap,
                false);
    }
}
