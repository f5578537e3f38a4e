package org.stepdown.enrollment.program;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.stepdown.enrollment.condition.Condition;

/**
 * What a site offers.
 *
 * @param id stable identity, readable
 * @param name display name
 * @param site where it belongs
 * @param timeZone IANA zone of the site
 * @param serviceLines the conditions that it treats
 * @param ageBand whom it is for
 * @param weeklyHours hours a week that it prescribes
 * @param weeks length
 * @param curriculum the components with their hours
 * @param closed opens no cohort any more
 * @param revision counted up by every change
 */
public record Program(
        String id,
        String name,
        String site,
        String timeZone,
        Set<Condition> serviceLines,
        AgeBand ageBand,
        BigDecimal weeklyHours,
        int weeks,
        List<CurriculumPart> curriculum,
        boolean closed,
        int revision) {

    /** A program that is new. */
    public Program(
            String id,
            String name,
            String site,
            String timeZone,
            Set<Condition> serviceLines,
            AgeBand ageBand,
            BigDecimal weeklyHours,
            int weeks,
            List<CurriculumPart> curriculum) {
        this(id, name, site, timeZone, serviceLines, ageBand, weeklyHours, weeks, curriculum, false, 1);
    }

    public Program {
        serviceLines = Set.copyOf(serviceLines);
        curriculum = List.copyOf(curriculum);
    }
}
