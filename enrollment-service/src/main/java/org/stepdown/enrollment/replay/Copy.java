package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.catalogue.CloseCohort;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.followup.CountSessions;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.enrollment.followup.RunClocks;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalRecords;
import org.stepdown.enrollment.placement.HospitalWatch;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.Results;
import org.stepdown.enrollment.placement.TakeHospitalEvents;

/** A copy of the service's tables with the service's own use cases over it; closing it leaves nothing behind. */
public interface Copy extends AutoCloseable {

    /** Name of the schema. */
    String schema();

    /** How far the past reached when the copy was made. */
    Extent extent();

    /** The logbook's entries up to one of them, in order. */
    void entries(long last, Consumer<Entry> reader);

    /** The use cases. */
    Desk desk();

    /** Does something as one transaction. */
    void together(Runnable work);

    /** Does one command; when it is refused nothing is changed. */
    Results alone(Command command);

    /** Lets a row of the catalogue be as it was then. */
    void define(Entry.Defined defined);

    /** Takes over what staff recorded of sessions; the referrals of which they did. */
    Set<UUID> takeAttendance();

    /** When time alone changes something next: an offer lapses, a mandated deadline passes; null when nothing does. */
    @Nullable
    Instant nextDue();

    /** Does what time brings until then. */
    void pass(Instant until);

    /** The first session of everybody who had a seat in the past, by referral. */
    Map<UUID, Instant> firstSessions();

    /** How many wait and how many seats are empty in the copy now. */
    Side.Week week(LocalDate ends);

    /** Compares with how the past really came out; lists so many differences at most. */
    Verdict compare(int most);

    @Override
    void close();

    /**
     * How far the past reaches.
     *
     * @param lastEntry the last entry of the logbook
     * @param entries how many there are
     * @param events how many events they name
     * @param asOf when it was looked at
     */
    record Extent(long lastEntry, long entries, long events, Instant asOf) {}

    /** The service's use cases, as they work in the copy. */
    record Desk(
            PlaceReferrals placeReferrals,
            HospitalRecords hospital,
            TakeHospitalEvents takeHospitalEvents,
            HospitalWatch hospitalWatch,
            ActOnReferral actOnReferral,
            FollowReferrals followReferrals,
            CountSessions countSessions,
            RunClocks runClocks,
            Programs programs,
            Cohorts cohorts,
            OpenCohort openCohort,
            CloseCohort closeCohort,
            ResizeCohort resizeCohort) {}
}
