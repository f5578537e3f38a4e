package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is recorded of attendance, as it is shown. */
public interface AttendanceViews {

    /** The sessions from one date to another, both included. */
    List<Meeting> meetings(Group group, LocalDate from, LocalDate to);

    /** Everybody who is to come to a session, or of whom something is recorded. */
    Roster roster(Session session);

    /** One week of a cohort, for everybody with a seat there or a record in it. */
    List<PatientWeek> week(Group group, LocalDate date);

    /** The weeks of a patient in which anything was recorded, the newest first. */
    List<PatientWeek> weeks(UUID referralId);

    /** Everything that was ever recorded of a patient, the newest session first. */
    List<Entry> history(UUID referralId);

    /** Who is looked for within reach of who asks, the first to be over first; a patient whose placement has ended is not. */
    List<Outreach> lookedFor();

    /** A session and how many of its patients are recorded. */
    record Meeting(LocalDate date, Instant startsAt, int minutes, int recorded, int came) {}

    /** A session and its patients. */
    record Roster(String cohortId, LocalDate date, Instant startsAt, int minutes, List<Patient> patients) {}

    /** A patient at a session; nothing is recorded while the status is null. */
    record Patient(
            UUID referralId,
            String referralStatus,
            boolean onLeave,
            @Nullable AttendanceStatus status,
            @Nullable Integer minutes,
            int revision,
            @Nullable String by,
            @Nullable Instant at) {}

    /** A patient's week, Monday to Sunday at the site. */
    record PatientWeek(
            UUID referralId,
            LocalDate weekOf,
            int prescribedMinutes,
            int scheduledMinutes,
            int attendedMinutes,
            int excusedMinutes,
            boolean below) {}

    /** One record of the history; the newest of a session counts. */
    record Entry(
            String cohortId,
            LocalDate date,
            AttendanceStatus status,
            int minutes,
            int scheduled,
            int revision,
            boolean current,
            String by,
            Instant at,
            @Nullable String reason) {}
}
