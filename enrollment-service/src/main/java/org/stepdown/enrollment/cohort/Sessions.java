package org.stepdown.enrollment.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.program.CurriculumPart;

/** The sessions of a cohort as its schedule and its program's curriculum make them. */
public final class Sessions {

    private static final int DAYS_A_WEEK = 7;

    private final Cohort cohort;
    private final SessionCalendar calendar;
    private final WeekPlan plan;

    public Sessions(Cohort cohort, List<CurriculumPart> curriculum) {
        this.cohort = cohort;
        this.calendar = new SessionCalendar(cohort.schedule());
        this.plan = new WeekPlan(curriculum, cohort.schedule());
    }

    /** Those from one date to another, both included, in order. */
    public List<Session> between(LocalDate from, LocalDate to) {
        return calendar.dates(from, to).map(this::on).toList();
    }

    private Session on(LocalDate date) {
        Schedule schedule = cohort.schedule();
        LocalTime startsAt = schedule.startsAt();
        ZonedDateTime begins = calendar.on(date);
        return new Session(
                cohort.id(),
                date,
                startsAt,
                begins,
                begins.plusMinutes(schedule.minutes()),
                topic(date),
                plan.on(date.getDayOfWeek()));
    }

    /** A week in which nobody meets teaches nothing: its topic comes in the next. */
    private @Nullable String topic(LocalDate date) {
        List<String> topics = cohort.topics();
        if (topics.isEmpty()) {
            return null;
        }
        LocalDate first = monday(cohort.schedule().firstDate());
        long taught = Stream.iterate(first, monday(date)::isAfter, week -> week.plusDays(DAYS_A_WEEK))
                .filter(week -> calendar.dates(week, week.plusDays(DAYS_A_WEEK - 1))
                        .findAny()
                        .isPresent())
                .count();
        return topics.get((int) (taught % topics.size()));
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
