package org.stepdown.enrollment.replay;

import java.util.List;
import java.util.UUID;
import org.stepdown.enrollment.placement.Command;

/** One entry of the logbook: what was done at the desk in one go. */
public sealed interface Entry {

    /** Its place in the order in which things were done. */
    long seq();

    /** Events were taken in this order. */
    record Events(long seq, List<UUID> ids) implements Entry {}

    /** Staff, a timer or the catalogue asked for something. */
    record Asked(long seq, List<Command> commands) implements Entry {}

    /**
     * The catalogue was changed.
     *
     * @param kind cohort, its seats or a holiday of its site
     * @param row the row as the table has had it since, as JSON
     */
    record Defined(long seq, Kind kind, String row) implements Entry {}

    /** What of the catalogue. */
    enum Kind {
        COHORT,
        SEATS,
        HOLIDAY
    }
}
