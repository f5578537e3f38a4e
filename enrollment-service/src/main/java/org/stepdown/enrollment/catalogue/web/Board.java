package org.stepdown.enrollment.catalogue.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board as the page shows it.
 *
 * @param lines the cohorts in the order of their ids
 * @param nearlyFull share of a capacity that is reported, in percent
 */
record Board(List<CapacityBoard.Line> lines, int nearlyFull) {

    public int capacity() {
        return lines.stream().mapToInt(CapacityBoard.Line::capacity).sum();
    }

    public int taken() {
        return lines.stream().mapToInt(CapacityBoard.Line::taken).sum();
    }

    public int free() {
        return lines.stream()
                .filter(line -> !line.closed())
                .mapToInt(CapacityBoard.Line::free)
                .sum();
    }

    public int waiting() {
        return lines.stream().mapToInt(CapacityBoard.Line::waiting).sum();
    }

    public long reported() {
        return lines.stream().filter(this::isReported).count();
    }

    /** Whether a cohort has come to the share that is reported. */
    public boolean isReported(CapacityBoard.Line line) {
        return line.taken() > 0 && line.taken() * 100 >= line.capacity() * nearlyFull;
    }

    /** When anything on it changed last. */
    public @Nullable Instant asOf() {
        return lines.stream()
                .map(CapacityBoard.Line::asOf)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Breadth of so many seats in a bar that is 100 broad; a census above its capacity fills the bar. */
    public double share(int seats, CapacityBoard.Line line) {
        return seats * 100.0 / Math.max(1, Math.max(line.capacity(), line.taken()));
    }
}
