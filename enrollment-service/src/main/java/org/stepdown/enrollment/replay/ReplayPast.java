package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stepdown.enrollment.placement.Cause;

/**
 * Replays everything that was asked of the desk into an empty copy of the tables, in the order in which it was done and
 * by the same use cases, and compares every decision with the one that was made then.
 */
public final class ReplayPast {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Copies copies;
    private final EventArchive.Opening archive;

    public ReplayPast(Copies copies, EventArchive.Opening archive) {
        this.copies = copies;
        this.archive = archive;
    }

    /**
     * Replays.
     *
     * @param schema whose past
     * @param most list so many differences at most
     */
    public Report replay(String schema, int most, Progress progress) {
        try (Copy copy = copies.open(schema, happenings -> {});
                EventArchive events = archive.open()) {
            events.index(progress);
            Rerun rerun = new Rerun(copy, events, progress);
            copy.entries(copy.extent().lastEntry(), rerun::take);
            rerun.end();
            progress.at(Progress.Stage.COMPARING, 0, 1);
            Instant asOf = copy.extent().asOf();
            copy.together(() -> copy.desk()
                    .countSessions()
                    .count(copy.takeAttendance(), Cause.command(NOBODY, "Replay", asOf), asOf));
            letClocksRun(copy, asOf);
            Verdict verdict = copy.compare(most);
            return new Report(verdict, copy.extent(), rerun.missing);
        }
    }

    private static void letClocksRun(Copy copy, Instant until) {
        int[] looked = new int[1];
        do {
            copy.together(() -> looked[0] = copy.desk().runClocks().run(until));
        } while (looked[0] > 0);
    }

    /**
     * What came of it.
     *
     * @param verdict what is the same and what is not
     * @param extent what was replayed
     * @param missing events of the logbook that the topics do not have any more
     */
    public record Report(Verdict verdict, Copy.Extent extent, long missing) {

        /** Whether all of the past could be compared. */
        public boolean complete() {
            return missing == 0 && verdict.unreplayed() == 0;
        }
    }

    /** The replay on its way. */
    private static final class Rerun {

        private final Copy copy;
        private final EventArchive events;
        private final Progress progress;
        private final Window window;
        private long taken;
        private long missing;

        Rerun(Copy copy, EventArchive events, Progress progress) {
            this.copy = copy;
            this.events = events;
            this.progress = progress;
            this.window = new Window(copy, true);
        }

        void take(Entry entry) {
            switch (entry) {
                case Entry.Events told -> window.take(said(told.ids()));
                case Entry.Asked asked -> {
                    window.close();
                    copy.together(() -> copy.desk().placeReferrals().place(asked.commands()));
                }
                case Entry.Defined defined -> {
                    window.close();
                    copy.together(() -> copy.define(defined));
                }
            }
            progress.at(Progress.Stage.REPLAYING, ++taken, copy.extent().entries());
        }

        void end() {
            window.close();
        }

        private List<Said> said(List<UUID> ids) {
            List<Said> all = new ArrayList<>(ids.size());
            for (UUID id : ids) {
                Said said = events.find(id);
                if (said == null) {
                    missing++;
                } else {
                    all.add(said);
                }
            }
            return all;
        }
    }
}
