package org.stepdown.enrollment.catalogue.web;

import static org.stepdown.enrollment.catalogue.web.Refusals.required;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;

/** A program as staff send it. */
record ProgramBody(
        @Nullable String id,
        @Nullable String name,
        @Nullable String site,
        @Nullable String timeZone,
        @Nullable Set<Condition> serviceLines,
        @Nullable AgeBand ageBand,
        @Nullable BigDecimal weeklyHours,
        @Nullable Integer weeks,
        @Nullable List<Part> curriculum) {

    record Part(
            @Nullable Component component,
            @Nullable BigDecimal weeklyHours,
            @Nullable String activity) {}

    Program program() {
        return new Program(
                required("id", id),
                required("name", name),
                required("site", site),
                required("timeZone", timeZone),
                required("serviceLines", serviceLines),
                required("ageBand", ageBand),
                required("weeklyHours", weeklyHours),
                required("weeks", weeks),
                required("curriculum", curriculum).stream()
                        .map(part -> new CurriculumPart(
                                required("curriculum.component", part.component()),
                                required("curriculum.weeklyHours", part.weeklyHours()),
                                part.activity()))
                        .toList());
    }
}
