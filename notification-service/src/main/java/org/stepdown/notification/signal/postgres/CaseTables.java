package org.stepdown.notification.signal.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Alert.Live;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Policy;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.CaseFile;
import org.stepdown.notification.signal.CaseRecords;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** The tables of cases. */
@Component
final class CaseTables implements CaseRecords {

    private final JdbcTemplate jdbc;
    private final AlertRecords alerts;
    private final SealedColumn names;

    CaseTables(JdbcTemplate jdbc, AlertRecords alerts, Vault vault) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.names = vault.column("referral_person", "referral_id", "name");
    }

    @Override
    public Map<Subject, CaseFile> open(Collection<Notice> notices) {
        List<Subject> subjects =
                notices.stream().map(Notice::subject).distinct().toList();
        alerts.hold(notices.stream()
                .flatMap(notice -> Stream.of(notice.key(), notice.subject().name()))
                .toList());
        Map<String, List<Signal>> signals = signals(subjects);
        Map<Subject, List<Live>> live = alerts.live(subjects).stream()
                .collect(Collectors.groupingBy(alert -> alert.origin().subject()));
        Map<String, Notice.Placed> placed = placed(subjects);
        Map<Subject, CaseFile> cases = new HashMap<>();
        subjects.forEach(subject -> cases.put(
                subject,
                new CaseFile(
                        signals.getOrDefault(subject.name(), List.of()),
                        live.getOrDefault(subject, List.of()),
                        placed.get(subject.name()))));
        return cases;
    }

    private Map<String, Notice.Placed> placed(List<Subject> subjects) {
        Map<String, Notice.Placed> placed = new HashMap<>();
        jdbc.query(
                "select subject, program_id, as_of from case_program where subject = any(?)",
                row -> {
                    placed.put(
                            row.getString("subject"),
                            new Notice.Placed(
                                    row.getString("program_id"),
                                    row.getObject("as_of", OffsetDateTime.class).toInstant()));
                },
                (Object) subjects.stream().map(Subject::name).toArray(String[]::new));
        return placed;
    }

    private void keepPlaced(Collection<Notice> notices) {
        jdbc.batchUpdate(
                """
                insert into case_program (subject, program_id, as_of) values (?, ?, ?)
                on conflict (subject) do update set program_id = excluded.program_id, as_of = excluded.as_of
                where case_program.as_of <= excluded.as_of
                """,
                notices.stream().filter(notice -> notice.placed() != null).toList(),
                500,
                (statement, notice) -> bindPlaced(statement, notice));
    }

    private static void bindPlaced(PreparedStatement statement, Notice notice) throws SQLException {
        Notice.Placed placed = Objects.requireNonNull(notice.placed());
        statement.setString(1, notice.subject().name());
        statement.setString(2, placed.programId());
        statement.setObject(3, time(placed.asOf()));
    }

    private Map<String, List<Signal>> signals(List<Subject> subjects) {
        String[] names = subjects.stream().map(Subject::name).toArray(String[]::new);
        record Kept(String subject, Signal signal) {}
        return jdbc
                .query(
                        "select * from signal where subject = any(?)",
                        (row, number) -> new Kept(row.getString("subject"), signal(row)),
                        (Object) names)
                .stream()
                .collect(Collectors.groupingBy(Kept::subject, Collectors.mapping(Kept::signal, Collectors.toList())));
    }

    private static Signal signal(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        return new Signal(
                row.getObject("event_id", UUID.class),
                Line.valueOf(row.getString("line")),
                row.getString("scope"),
                topic == null ? null : Topic.valueOf(topic),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getBoolean("urgent"),
                row.getInt("count"),
                row.getBoolean("answered"),
                row.getString("program_id"));
    }

    @Override
    public Policy policy(Instant at) {
        return jdbc.query("""
                        select * from alert_policy where in_force_from <= ? order by in_force_from desc limit 1
                        """, (row, number) -> policy(row), time(at)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no alert policy is in force"));
    }

    private static Policy policy(ResultSet row) throws SQLException {
        String[] topics = (String[]) row.getArray("urgent_topics").getArray();
        return new Policy(
                row.getString("version"),
                Duration.ofMinutes(row.getInt("urgent_minutes")),
                Duration.ofMinutes(row.getInt("routine_minutes")),
                Arrays.stream(topics).map(Topic::valueOf).collect(Collectors.toSet()));
    }

    @Override
    public void keep(Collection<Notice> notices, List<Change> changes) {
        keepSignals(notices);
        keepPersons(notices);
        keepPlaced(notices);
        alerts.keep(changes);
    }

    private void keepSignals(Collection<Notice> notices) {
        record Said(Subject subject, Signal signal) {}
        List<Said> said = notices.stream()
                .flatMap(notice -> notice.signals().stream().map(signal -> new Said(notice.subject(), signal)))
                .toList();
        jdbc.batchUpdate("""
                insert into signal (subject, line, scope, event_id, topic, at, position, urgent, count,
                                    program_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, said, 500, (statement, one) -> bind(statement, one.subject(), one.signal()));
    }

    private static void bind(PreparedStatement statement, Subject subject, Signal signal) throws SQLException {
        Topic topic = signal.topic();
        statement.setString(1, subject.name());
        statement.setString(2, signal.line().name());
        statement.setString(3, signal.scope());
        statement.setObject(4, signal.eventId());
        statement.setString(5, topic == null ? null : topic.name());
        statement.setObject(6, time(signal.at()));
        statement.setLong(7, signal.position());
        statement.setBoolean(8, signal.urgent());
        statement.setInt(9, signal.count());
        statement.setString(10, signal.program());
    }

    private void keepPersons(Collection<Notice> notices) {
        jdbc.batchUpdate(
                """
                insert into referral_person (referral_id, name, as_of) values (?, ?, ?)
                on conflict (referral_id) do update set name = excluded.name, as_of = excluded.as_of
                where referral_person.as_of <= excluded.as_of
                """,
                notices.stream().filter(notice -> notice.person() != null).toList(),
                500,
                (statement, notice) -> bindPerson(statement, notice));
    }

    private void bindPerson(PreparedStatement statement, Notice notice) throws SQLException {
        Notice.Person person = notice.person();
        if (person != null && notice.subject() instanceof Subject.OfReferral referral) {
            statement.setObject(1, referral.referralId());
            String name = person.name();
            statement.setBytes(2, name == null ? null : names.seal(referral.referralId(), name));
            statement.setObject(3, time(person.asOf()));
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
