package org.stepdown.enrollment.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.stepdown.enrollment.cohort.Session.Block;
import org.stepdown.enrollment.program.CurriculumPart;

/**
 * What is done on which day of a full week: the parts of the curriculum, one after the other, over the days in their
 * order. A cohort that meets longer than its program prescribes gives every part its share of the time; a day without
 * session takes its parts with it.
 */
final class WeekPlan {

    private final Map<DayOfWeek, List<Block>> days = new EnumMap<>(DayOfWeek.class);

    WeekPlan(List<CurriculumPart> curriculum, Schedule schedule) {
        int minutes = schedule.minutes();
        int[] ends = ends(curriculum, minutes * schedule.weekdays().size());
        int begins = 0;
        for (DayOfWeek day : schedule.weekdays().stream().sorted().toList()) {
            days.put(day, blocks(curriculum, ends, begins, begins + minutes));
            begins += minutes;
        }
    }

    List<Block> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** The minute of the week at which each part ends. */
    private static int[] ends(List<CurriculumPart> curriculum, int minutes) {
        BigDecimal all = curriculum.stream().map(CurriculumPart::weeklyHours).reduce(BigDecimal.ZERO, BigDecimal::add);
        int[] ends = new int[curriculum.size()];
        BigDecimal sum = BigDecimal.ZERO;
        for (int part = 0; part < ends.length; part++) {
            sum = sum.add(curriculum.get(part).weeklyHours());
            ends[part] = sum.multiply(BigDecimal.valueOf(minutes))
                    .divide(all, 0, RoundingMode.HALF_UP)
                    .intValueExact();
        }
        return ends;
    }

    private static List<Block> blocks(List<CurriculumPart> curriculum, int[] ends, int from, int to) {
        List<Block> blocks = new ArrayList<>();
        int begins = 0;
        for (int part = 0; part < ends.length; part++) {
            int minutes = Math.min(ends[part], to) - Math.max(begins, from);
            if (minutes > 0) {
                CurriculumPart what = curriculum.get(part);
                blocks.add(new Block(what.component(), minutes, what.activity()));
            }
            begins = ends[part];
        }
        return List.copyOf(blocks);
    }
}
