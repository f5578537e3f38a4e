package org.stepdown.enrollment.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.Session;
import org.stepdown.enrollment.cohort.Sessions;
import org.stepdown.enrollment.program.Program;

/** When a cohort meets and what is done there, over its own holidays and those of its site. */
public final class CohortCalendar {

    private final Cohorts cohorts;
    private final Programs programs;
    private final Sites sites;

    public CohortCalendar(Cohorts cohorts, Programs programs, Sites sites) {
        this.cohorts = cohorts;
        this.programs = programs;
        this.sites = sites;
    }

    /** The sessions from one date to another, both included, in order; null when there is no such cohort. */
    public @Nullable List<Session> sessions(String cohortId, LocalDate from, LocalDate to) {
        Cohorts.Defined defined = cohorts.find(cohortId);
        if (defined == null) {
            return null;
        }
        Cohort cohort = defined.cohort()
                .observing(sites.holidays(defined.cohort().site()).stream()
                        .map(Holiday::date)
                        .collect(Collectors.toSet()));
        Program program = programs.find(cohort.programId());
        return new Sessions(cohort, program == null ? List.of() : program.curriculum()).between(from, to);
    }
}
