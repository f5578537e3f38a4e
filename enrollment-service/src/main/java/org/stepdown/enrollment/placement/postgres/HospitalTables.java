package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.placement.HospitalRecords;

/** Hospital visits and merged patients. Only who holds the desk writes, so that no decision misses what is said. */
@Component
final class HospitalTables implements HospitalRecords {

    private final JdbcClient jdbc;
    private final Logbook logbook;

    HospitalTables(JdbcClient jdbc, Logbook logbook) {
        this.jdbc = jdbc;
        this.logbook = logbook;
    }

    @Override
    public Set<String> keep(List<HospitalEvent> events) {
        jdbc.sql("select only_one from desk for update").query(Boolean.class).single();
        logbook.note(events);
        for (HospitalEvent event : events) {
            if (event.retiredKey() != null) {
                retire(event.retiredKey(), event.patientKey());
            }
        }
        Set<String> keys = events.stream().map(HospitalEvent::patientKey).collect(Collectors.toSet());
        Map<String, String> retired = retired(keys);
        add(events.stream().filter(event -> event.fact() != null).toList(), retired);
        return referred(keys, retired);
    }

    /** The keys under which others go on now. */
    Map<String, String> retired(Collection<String> keys) {
        Map<String, String> retired = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select retired, surviving from retired_patient where retired = any(:keys)")
                    .param("keys", Column.of("text", keys, key -> key))
                    .query((ResultSet row) -> {
                        retired.put(row.getString("retired"), row.getString("surviving"));
                    });
        }
        return retired;
    }

    /** All retired keys that matter: those at hand, and those under which referrals of these patients were told. */
    Map<String, String> keysOf(Collection<String> currentKeys, Map<String, String> atHand) {
        Map<String, String> retired = new HashMap<>(atHand);
        if (!currentKeys.isEmpty()) {
            jdbc.sql("select retired, surviving from retired_patient where surviving = any(:keys)")
                    .param("keys", Column.of("text", currentKeys, key -> key))
                    .query((ResultSet row) -> {
                        retired.put(row.getString("retired"), row.getString("surviving"));
                    });
        }
        return retired;
    }

    /** What was said of the visits of these patients, but for these events. */
    Map<String, List<VisitFact>> facts(Collection<String> currentKeys, Collection<UUID> without) {
        Map<String, List<VisitFact>> facts = new HashMap<>();
        if (!currentKeys.isEmpty()) {
            currentKeys.forEach(key -> facts.put(key, new ArrayList<>()));
            jdbc.sql("""
                select patient_key, event_id, visit, kind, setting, began_at, occurred_at, received_at, disposition
                  from hospital_fact
                 where patient_key = any(:keys) and event_id <> all(:without)
                """)
                    .param("keys", Column.of("text", currentKeys, key -> key))
                    .param("without", Column.of("uuid", without, id -> id))
                    .query((ResultSet row) -> {
                        facts.computeIfAbsent(row.getString("patient_key"), key -> new ArrayList<>())
                                .add(fact(row));
                    });
        }
        return facts;
    }

    /** Open referrals of these patients, whatever key they were told under. */
    List<UUID> referrals(Collection<String> currentKeys) {
        if (currentKeys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
            select id from referral
             where patient_key = any(array(select unnest(:keys)
                                           union select retired from retired_patient where surviving = any(:keys)))
               and status not in ('COMPLETED', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'NO_SHOW')
            """)
                .param("keys", Column.of("text", currentKeys, key -> key))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Two merges of one person may be told in any order, so a chain is drawn together at once. */
    private void retire(String key, String into) {
        String surviving = Objects.requireNonNullElse(retired(Set.of(into)).get(into), into);
        if (surviving.equals(key)) {
            return;
        }
        jdbc.sql("update retired_patient set surviving = :surviving where surviving = :key")
                .param("surviving", surviving)
                .param("key", key)
                .update();
        jdbc.sql("""
            insert into retired_patient (retired, surviving) values (:key, :surviving)
            on conflict (retired) do nothing
            """).param("surviving", surviving).param("key", key).update();
        jdbc.sql("update hospital_fact set patient_key = :surviving where patient_key = :key")
                .param("surviving", surviving)
                .param("key", key)
                .update();
    }

    private void add(List<HospitalEvent> events, Map<String, String> retired) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into hospital_fact (event_id, patient_key, visit, kind, setting, began_at, occurred_at,
                                       received_at, disposition)
            select * from unnest(:id, :key, :visit, :kind, :setting, :began, :occurred, :received, :disposition)
            on conflict (event_id) do nothing
            """)
                .param("id", Column.of("uuid", events, event -> fact(event).eventId()))
                .param(
                        "key",
                        Column.of(
                                "text", events, event -> retired.getOrDefault(event.patientKey(), event.patientKey())))
                .param("visit", Column.of("uuid", events, event -> fact(event).visit()))
                .param("kind", Column.of("text", events, event -> fact(event).kind()))
                .param("setting", Column.of("text", events, event -> fact(event).setting()))
                .param(
                        "began",
                        Column.of("timestamptz", events, event -> fact(event).beganAt()))
                .param(
                        "occurred",
                        Column.of("timestamptz", events, event -> fact(event).occurredAt()))
                .param(
                        "received",
                        Column.of("timestamptz", events, event -> fact(event).receivedAt()))
                .param(
                        "disposition",
                        Column.of("text", events, event -> fact(event).disposition()))
                .update();
    }

    private Set<String> referred(Set<String> keys, Map<String, String> retired) {
        Set<String> current =
                keys.stream().map(key -> retired.getOrDefault(key, key)).collect(Collectors.toSet());
        Set<String> found = new HashSet<>(jdbc.sql("""
            select coalesce(m.surviving, r.patient_key) as key
              from referral r left join retired_patient m on m.retired = r.patient_key
             where r.id = any(:ids)
            """)
                .param("ids", Column.of("uuid", referrals(current), id -> id))
                .query((row, number) -> row.getString("key"))
                .list());
        return keys.stream()
                .filter(key -> found.contains(retired.getOrDefault(key, key)))
                .collect(Collectors.toSet());
    }

    private static VisitFact fact(HospitalEvent event) {
        return Objects.requireNonNull(event.fact());
    }

    private static VisitFact fact(ResultSet row) throws SQLException {
        return new VisitFact(
                row.getObject("event_id", UUID.class),
                row.getObject("visit", UUID.class),
                VisitFact.Kind.valueOf(row.getString("kind")),
                VisitFact.Setting.valueOf(row.getString("setting")),
                time(row, "began_at"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("disposition"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
