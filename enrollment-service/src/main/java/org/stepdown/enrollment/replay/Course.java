package org.stepdown.enrollment.replay;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.staff.StaffAction;

/** Time in a simulation, and what it brings: the plan's changes, ends of stays, offers that lapse, ends of weeks. */
final class Course {

    private static final String BY = "what-if";

    private final Copy copy;
    private final Plan plan;
    private final Stays stays;
    private final Tally tally;
    private final ZoneId zone;
    private final Deque<Plan.Change> ahead;
    private Instant now = Instant.MIN;
    private Instant weekEnds = Instant.MAX;
    private @Nullable Instant seen;

    Course(Copy copy, Plan plan, Stays stays, Tally tally, ZoneId zone) {
        this.copy = copy;
        this.plan = plan;
        this.stays = stays;
        this.tally = tally;
        this.zone = zone;
        this.ahead = new ArrayDeque<>(plan.changes());
    }

    Instant now() {
        return now;
    }

    /** When something comes about without anybody doing anything. */
    @Nullable
    Instant next() {
        Instant change = ahead.isEmpty() ? null : ahead.peek().from();
        return earlier(earlier(earlier(change, stays.next()), due()), weekEnds);
    }

    /** What was looked at and is still there will not go away by looking again. */
    private @Nullable Instant due() {
        Instant due = copy.nextDue();
        return due == null || due.equals(seen) ? null : due;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Lets time go on; it never runs backwards, though events may come late. */
    void goOn(Instant until) {
        if (now.equals(Instant.MIN)) {
            now = until;
            weekEnds = endOfWeek(until);
        }
        Instant next = next();
        while (next != null && !next.isAfter(until)) {
            bring(next);
            next = next();
        }
        now = until.isAfter(now) ? until : now;
    }

    /** The past is over, in the middle of a week. */
    void end() {
        if (!now.equals(Instant.MIN)) {
            goOn(now);
            tally.week(copy.week(now.atZone(zone).toLocalDate()));
        }
    }

    private void bring(Instant at) {
        now = at.isAfter(now) ? at : now;
        Plan.Change change = ahead.peek();
        Instant end = stays.next();
        if (!weekEnds.isAfter(at)) {
            tally.week(copy.week(weekEnds.atZone(zone).toLocalDate().minusDays(1)));
            weekEnds = endOfWeek(weekEnds);
        } else if (change != null && !change.from().isAfter(at)) {
            ahead.remove();
            copy.together(() -> make(change));
        } else if (end != null && !end.isAfter(at)) {
            stays.end();
        } else {
            copy.pass(at);
            seen = at;
        }
    }

    private void make(Plan.Change change) {
        UUID id = UUID.nameUUIDFromBytes((BY + change).getBytes(StandardCharsets.UTF_8));
        Cause cause = Cause.command(id, "WhatIf", now);
        switch (change) {
            case Plan.Change.Open open -> {
                Programs programs = copy.desk().programs();
                copy.desk()
                        .openCohort()
                        .open(
                                open.cohort(),
                                Objects.requireNonNull(
                                        programs.find(open.cohort().programId())),
                                open.capacity(),
                                cause,
                                now);
            }
            case Plan.Change.Close close ->
                copy.desk()
                        .closeCohort()
                        .set(
                                close.cohortId(),
                                true,
                                new StaffAction(id, "CloseCohort", close.cohortId(), BY, null, now));
            case Plan.Change.Resize resize ->
                copy.desk().resizeCohort().resize(resize.cohortId(), resize.capacity(), cause, now);
        }
    }

    /** What the plan has settled, the past does not change any more. */
    boolean isSettledByPlan(Entry.Defined defined) {
        return plan.closedBy(now).stream()
                .anyMatch(cohort ->
                        defined.kind() == Entry.Kind.COHORT && defined.row().contains("\"" + cohort + "\""));
    }

    boolean isSizedByPlan(String cohortId) {
        return plan.resizedBy(now).contains(cohortId);
    }

    private Instant endOfWeek(Instant time) {
        LocalDate monday = time.atZone(zone).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return monday.atStartOfDay(zone).toInstant();
    }
}
