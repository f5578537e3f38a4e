package org.stepdown.enrollment.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.followup.CountSessions;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.Naming;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;

/**
 * Records who came to a session, with all that follows: placements start and complete, clocks are met, who did not come
 * is looked for. The same again changes nothing. To be called in a transaction.
 */
public final class RecordAttendance {

    private final AttendanceRecords records;
    private final AttendanceAnnouncements announcements;
    private final PlaceReferrals placeReferrals;
    private final CountSessions countSessions;
    private final Naming naming;

    public RecordAttendance(
            AttendanceRecords records,
            AttendanceAnnouncements announcements,
            PlaceReferrals placeReferrals,
            CountSessions countSessions,
            Naming naming) {
        this.records = records;
        this.announcements = announcements;
        this.placeReferrals = placeReferrals;
        this.countSessions = countSessions;
        this.naming = naming;
    }

    /** What is wrong with it; nothing was recorded then. */
    public List<Reason> record(
            Group group, Session session, Collection<Mark> marks, String by, @Nullable String reason, Cause cause) {
        Instant now = cause.occurredAt();
        placeReferrals.place(List.of()); // the desk comes first, as everywhere: so two callers can't block each other
        Map<UUID, Seated> seated = records.seated(group.id(), session).stream()
                .collect(Collectors.toMap(Seated::referralId, Function.identity()));
        List<Reason> broken = AttendanceRules.broken(session, marks, seated, now);
        if (!broken.isEmpty()) {
            return broken;
        }
        Map<Seated, AttendanceRecord> news = news(group, session, marks, seated, by, reason, cause);
        records.keep(news.values());
        List<Command> commands = new ArrayList<>();
        Set<UUID> counted = new LinkedHashSet<>();
        news.forEach((patient, record) -> {
            announcements.recorded(record, patient.patientKey(), cause);
            counted.add(record.referralId());
            follow(group, patient, record, cause, commands);
        });
        placeReferrals.place(commands);
        countSessions.count(counted, cause, now);
        return List.of();
    }

    private Map<Seated, AttendanceRecord> news(
            Group group,
            Session session,
            Collection<Mark> marks,
            Map<UUID, Seated> seated,
            String by,
            @Nullable String reason,
            Cause cause) {
        Map<Seated, AttendanceRecord> news = new LinkedHashMap<>();
        for (Mark mark : marks) {
            Seated patient = seated.get(mark.referralId());
            if (patient == null) {
                continue;
            }
            AttendanceRecord before = patient.at(session);
            AttendanceStatus status = mark.status() == AttendanceStatus.NO_SHOW && patient.onLeave()
                    ? AttendanceStatus.EXCUSED
                    : mark.status();
            int minutes = mark.minutesOf(session.minutes());
            if (before == null || before.status() != status || before.minutes() != minutes) {
                news.put(
                        patient,
                        new AttendanceRecord(
                                naming.name(cause.id(), "attendance/" + mark.referralId() + "/" + session.date()),
                                mark.referralId(),
                                session,
                                status,
                                minutes,
                                before == null ? 1 : before.revision() + 1,
                                by,
                                cause.occurredAt(),
                                reason,
                                before != null && before.topic() != null
                                        ? before.topic()
                                        : group.topicOn(session.date())));
            }
        }
        return news;
    }

    private void follow(Group group, Seated patient, AttendanceRecord record, Cause cause, List<Command> commands) {
        Actor actor = Actor.staff(record.by());
        Outreach outreach = patient.outreach();
        if (record.status().came()) {
            commands.add(new Command.Start(record.referralId(), actor, cause, record.at()));
        }
        if (outreach != null && answers(record, outreach)) {
            Outreach.State end = record.status().came() ? Outreach.State.ATTENDED : Outreach.State.CORRECTED;
            records.keep(outreach.in(end), record.at());
            if (outreach.state() == Outreach.State.SAFETY_REVIEW) {
                commands.add(new Command.Return(
                        record.referralId(),
                        record.status().came() || isStarted(patient),
                        List.of(Reason.of(record.status().came() ? "SESSION_ATTENDED" : "NO_SHOW_CORRECTED")),
                        actor,
                        cause,
                        record.at()));
            }
        } else if (outreach == null && isLookedFor(patient, record)) {
            records.keep(open(group, record, cause), record.at());
        }
        Reason done = record.status().came()
                ? Completion.of(group, attended(patient, record), patient.firstCame(), taught(group, patient, record))
                : null;
        if (done != null) {
            commands.add(new Command.Close(
                    record.referralId(), ReferralStatus.COMPLETED, List.of(done), actor, cause, record.at()));
        }
    }

    /** A later session that the patient came to, or the one that was missed turns out not to have been. */
    private static boolean answers(AttendanceRecord record, Outreach outreach) {
        boolean same = record.session().date().equals(outreach.sessionDate());
        return record.status() != AttendanceStatus.NO_SHOW
                && (same || record.status().came() && record.session().date().isAfter(outreach.sessionDate()));
    }

    /** Nobody looks for a patient who has left, or who came to a later session. */
    private static boolean isLookedFor(Seated patient, AttendanceRecord record) {
        return record.status() == AttendanceStatus.NO_SHOW
                && !patient.status().isOver()
                && patient.records().stream()
                        .noneMatch(other -> other.status().came()
                                && other.session()
                                        .date()
                                        .isAfter(record.session().date()));
    }

    private Outreach open(Group group, AttendanceRecord record, Cause cause) {
        OutreachPolicy policy = records.policy(record.at());
        return new Outreach(
                naming.name(cause.id(), "outreach/" + record.referralId()),
                record.referralId(),
                group.id(),
                record.session().date(),
                record.at(),
                group.endOfDay(record.at()),
                record.at().plus(Duration.ofHours(policy.hours())),
                policy.attempts(),
                0,
                Outreach.State.OPEN,
                policy.version(),
                record.id());
    }

    private static boolean isStarted(Seated patient) {
        return patient.records().stream().anyMatch(record -> record.status().came());
    }

    /** What the patient has been taught, here and in the groups of the program that he or she was in before. */
    private static Set<String> taught(Group group, Seated patient, AttendanceRecord news) {
        Set<String> taught = new HashSet<>(patient.topics());
        Stream.concat(
                        patient.records().stream()
                                .filter(record -> record.status().came()),
                        Stream.of(news))
                .map(record ->
                        record.topic() == null ? group.topicOn(record.session().date()) : record.topic())
                .filter(Objects::nonNull)
                .forEach(taught::add);
        return taught;
    }

    private static List<LocalDate> attended(Seated patient, AttendanceRecord news) {
        List<LocalDate> dates = new ArrayList<>();
        patient.records().stream()
                .filter(record -> record.status().came())
                .forEach(record -> dates.add(record.session().date()));
        if (!dates.contains(news.session().date())) {
            dates.add(news.session().date());
        }
        return dates;
    }
}
