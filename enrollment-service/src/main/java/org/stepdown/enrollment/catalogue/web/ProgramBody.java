package org.stepdown.enrollment.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;

/** A program as staff send it, every field as text. */
record ProgramBody(
        @Nullable String id,
        @Nullable String name,
        @Nullable String site,
        @Nullable String timeZone,
        @Nullable List<String> serviceLines,
        @Nullable String ageBand,
        @Nullable String weeklyHours,
        @Nullable String weeks,
        @Nullable List<Part> curriculum,
        @Nullable String by) {

    /** A component's share of the week. */
    record Part(
            @Nullable String component,
            @Nullable String weeklyHours,
            @Nullable String activity) {}

    /** The program under an id; what can't be read is left with the reading. */
    Program program(String programId, Reading reading) {
        if (Reading.optional(ageBand) == null) {
            reading.fault("ageBand", "MISSING");
        }
        return new Program(
                programId,
                reading.text("name", name),
                reading.text("site", site),
                reading.zone("timeZone", reading.text("timeZone", timeZone)).getId(),
                reading.symbols("serviceLines", Condition.class, serviceLines),
                Objects.requireNonNullElse(reading.symbol("ageBand", AgeBand.class, ageBand), AgeBand.ADULT),
                reading.hours("weeklyHours", weeklyHours),
                reading.requiredNumber("weeks", weeks),
                parts(reading));
    }

    private List<CurriculumPart> parts(Reading reading) {
        List<Part> sent = Objects.requireNonNullElse(curriculum, List.<Part>of());
        if (sent.isEmpty()) {
            reading.fault("curriculum", "MISSING");
        }
        List<CurriculumPart> parts = new ArrayList<>();
        for (int part = 0; part < sent.size(); part++) {
            String field = "curriculum[" + part + "].";
            Component component = reading.symbol(
                    field + "component",
                    Component.class,
                    reading.text(field + "component", sent.get(part).component()));
            parts.add(new CurriculumPart(
                    Objects.requireNonNullElse(component, Component.GROUP_THERAPY),
                    reading.hours(field + "weeklyHours", sent.get(part).weeklyHours()),
                    Reading.optional(sent.get(part).activity())));
        }
        return parts;
    }
}
