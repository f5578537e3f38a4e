package org.stepdown.enrollment.catalogue.web;

import static org.stepdown.enrollment.catalogue.web.Refusals.required;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;

/** A cohort as staff send it; what is not said is as its program has it. */
record CohortBody(
        @Nullable String id,
        @Nullable String programId,
        @Nullable String name,
        @Nullable Set<Condition> conditions,
        @Nullable Boolean dualDiagnosis,
        @Nullable AgeBand ageBand,
        @Nullable Track track,
        @Nullable Modality modality,
        @Nullable String site,
        @Nullable Set<String> languages,
        @Nullable Set<DayOfWeek> weekdays,
        @Nullable LocalTime startsAt,
        @Nullable Integer minutes,
        @Nullable String timeZone,
        @JsonAlias("firstDate") @Nullable LocalDate startDate,
        @JsonAlias("lastDate") @Nullable LocalDate endDate,
        @Nullable Set<LocalDate> holidays,
        @Nullable EnrollmentMode mode,
        @Nullable Integer startCap,
        @Nullable Integer capacity) {

    int seats() {
        return Objects.requireNonNullElse(capacity, Cohort.DEFAULT_CAPACITY);
    }

    Cohort cohort(Program program) {
        return new Cohort(
                required("id", id),
                program.id(),
                required("name", name),
                required("conditions", conditions),
                Objects.requireNonNullElse(dualDiagnosis, false),
                Objects.requireNonNullElse(ageBand, program.ageBand()),
                required("track", track),
                required("modality", modality),
                Objects.requireNonNullElse(site, program.site()),
                Objects.requireNonNullElse(languages, Set.of("en")),
                schedule(Objects.requireNonNullElse(timeZone, program.timeZone())),
                Objects.requireNonNullElse(mode, EnrollmentMode.ROLLING),
                startCap,
                false);
    }

    private Schedule schedule(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusals.of(List.of(Reason.of("UNKNOWN_TIME_ZONE")), "minutes");
        }
        return new Schedule(
                required("weekdays", weekdays),
                required("startsAt", startsAt),
                required("minutes", minutes),
                ZoneId.of(zone),
                required("startDate", startDate),
                endDate,
                Objects.requireNonNullElse(holidays, Set.of()));
    }
}
