package org.stepdown.enrollment.placement;

import java.util.Collection;

/** Decides what a batch of commands asks for, one after the other, and keeps it; to be called in a transaction. */
public final class PlaceReferrals {

    private final PlacementRecords records;
    private final Announcements announcements;
    private final Naming naming;

    public PlaceReferrals(PlacementRecords records, Announcements announcements, Naming naming) {
        this.records = records;
        this.announcements = announcements;
        this.naming = naming;
    }

    /** What came of it; the same commands on the same records always come to the same. */
    public Results place(Collection<Command> commands) {
        Desk desk = new Desk(records.open(commands), naming);
        commands.forEach(desk::take);
        Results results = desk.results();
        records.keep(results);
        announcements.announce(results.happenings());
        return results;
    }
}
