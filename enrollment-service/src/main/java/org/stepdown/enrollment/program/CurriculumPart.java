package org.stepdown.enrollment.program;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A component's share of the week.
 *
 * @param component which component
 * @param weeklyHours hours a week
 * @param activity what it is, for an experiential one: art, music, equine therapy
 */
public record CurriculumPart(
        Component component,
        BigDecimal weeklyHours,
        @Nullable String activity) {}
