package org.stepdown.enrollment.catalogue.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.DayOfWeek;
import java.time.LocalTime;
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

/** A cohort as staff send it, every field as text; what is not said is as its program or the rules have it. */
record CohortBody(
        @Nullable String id,
        @Nullable String programId,
        @Nullable String name,
        @Nullable List<String> conditions,
        @Nullable String dualDiagnosis,
        @Nullable String ageBand,
        @Nullable String track,
        @Nullable String modality,
        @Nullable String site,
        @Nullable List<String> languages,
        @Nullable List<String> weekdays,
        @Nullable String startsAt,
        @Nullable String minutes,
        @Nullable String timeZone,
        @JsonAlias("firstDate") @Nullable String startDate,
        @JsonAlias("lastDate") @Nullable String endDate,
        @Nullable List<String> holidays,
        @Nullable String mode,
        @Nullable List<String> topics,
        @Nullable String startCap,
        @Nullable String capacity,
        @Nullable String by) {

    /** @param usual what it has when nothing is said */
    int seats(Reading reading, int usual) {
        return Objects.requireNonNullElse(reading.number("capacity", capacity), usual);
    }

    /** The cohort under an id; what can't be read is left with the reading. */
    Cohort cohort(String cohortId, Program program, Reading reading) {
        LocalTime start = reading.time("startsAt", reading.text("startsAt", startsAt));
        Track said = reading.symbol("track", Track.class, track);
        return new Cohort(
                cohortId,
                program.id(),
                reading.text("name", name),
                reading.symbols("conditions", Condition.class, conditions),
                Boolean.parseBoolean(dualDiagnosis),
                Objects.requireNonNullElse(reading.symbol("ageBand", AgeBand.class, ageBand), program.ageBand()),
                said != null ? said : start == null ? Track.OTHER : Track.of(start),
                required(reading, "modality", Modality.class, modality, Modality.IN_PERSON),
                Objects.requireNonNullElse(Reading.optional(site), program.site()),
                languages == null ? Set.of("en") : Set.copyOf(Reading.lines(languages)),
                schedule(Objects.requireNonNullElse(start, LocalTime.MIN), program, reading),
                Objects.requireNonNullElse(reading.symbol("mode", EnrollmentMode.class, mode), EnrollmentMode.ROLLING),
                Reading.lines(topics),
                reading.number("startCap", startCap),
                false);
    }

    private Schedule schedule(LocalTime start, Program program, Reading reading) {
        return new Schedule(
                reading.symbols("weekdays", DayOfWeek.class, weekdays),
                start,
                reading.requiredNumber("minutes", minutes),
                reading.zone("timeZone", Objects.requireNonNullElse(Reading.optional(timeZone), program.timeZone())),
                reading.requiredDate("startDate", startDate),
                reading.date("endDate", endDate),
                reading.dates("holidays", holidays));
    }

    private static <E extends Enum<E>> E required(
            Reading reading, String field, Class<E> type, @Nullable String sent, E otherwise) {
        if (Reading.optional(sent) == null) {
            reading.fault(field, "MISSING");
        }
        return Objects.requireNonNullElse(reading.symbol(field, type, sent), otherwise);
    }
}
