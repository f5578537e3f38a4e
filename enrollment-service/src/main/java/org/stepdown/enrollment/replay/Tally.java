package org.stepdown.enrollment.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.seat.Seat;

/** Counts what happens in a copy. */
final class Tally implements Announcements {

    private static final double SECONDS_A_DAY = 86_400;
    private static final double NINE_OF_TEN = 0.9;

    private final Instant from;
    private final BiConsumer<Happening.Decided, Seat> placed;
    private final Map<UUID, Case> cases = new HashMap<>();
    private final List<Side.Week> weeks = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    /**
     * Counts.
     *
     * @param from referrals that came before are not counted
     * @param placed is told of everybody's first seat
     */
    Tally(Instant from, BiConsumer<Happening.Decided, Seat> placed) {
        this.from = from;
        this.placed = placed;
    }

    /** A referral and the first session of the first seat that it got. */
    private record Case(
            Instant openedAt,
            @Nullable LocalDate deadline,
            @Nullable Instant first,
            boolean inTime) {}

    @Override
    public void announce(List<Happening> happenings) {
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Decided decided) {
                count(decided);
            }
        }
    }

    private void count(Happening.Decided decided) {
        Referral referral = decided.decision().referral();
        Seat seat = decided.decision().seat();
        Case known = cases.get(referral.id());
        boolean first = seat != null && (known == null || known.first() == null);
        if (known == null || first) {
            cases.put(referral.id(), judged(referral, first ? seat : null));
        }
        if (first) {
            placed.accept(decided, seat);
        }
    }

    private static Case judged(Referral referral, @Nullable Seat seat) {
        LocalDate deadline = referral.deadline();
        boolean inTime = deadline != null
                && seat != null
                && !seat.firstSessionAt()
                        .atZone(referral.timeZone())
                        .toLocalDate()
                        .isAfter(deadline);
        return new Case(referral.openedAt(), deadline, seat == null ? null : seat.firstSessionAt(), inTime);
    }

    void leaveOut(String act) {
        leftOut.merge(act, 1, Integer::sum);
    }

    void week(Side.Week week) {
        weeks.add(week);
    }

    Side side() {
        List<Case> counted = cases.values().stream()
                .filter(each -> !each.openedAt().isBefore(from))
                .toList();
        List<Double> days = counted.stream()
                .filter(each -> each.first() != null)
                .map(Tally::waited)
                .sorted()
                .toList();
        return new Side(
                counted.size(),
                days.size(),
                (int) counted.stream().filter(each -> each.deadline() != null).count(),
                (int) counted.stream().filter(Case::inTime).count(),
                at(days, 1.0 / 2),
                at(days, NINE_OF_TEN),
                weeks,
                leftOut);
    }

    private static double waited(Case each) {
        Instant first = each.first() == null ? each.openedAt() : each.first();
        return Math.round(10 * Duration.between(each.openedAt(), first).toSeconds() / SECONDS_A_DAY) / 10.0;
    }

    private static @Nullable Double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
