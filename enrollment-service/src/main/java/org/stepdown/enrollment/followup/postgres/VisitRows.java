package org.stepdown.enrollment.followup.postgres;

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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.hospital.VisitFact;

/**
 * Visits as placement keeps them, for the persons whose clocks run. Merges are told to both on their own, so a person
 * has every key under which either knows the patient.
 */
final class VisitRows {

    private final JdbcClient jdbc;

    VisitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, List<VisitFact>> of(Collection<String> persons) {
        Map<String, List<VisitFact>> facts = new HashMap<>();
        jdbc.sql("""
                with recursive own (person, key) as (
                    select p, p from unnest(:persons) as p
                    union
                    select o.person, a.merged_key from own o join follow_up_alias a on a.surviving_key = o.key)
                select distinct o.person, h.event_id, h.visit, h.kind, h.setting, h.began_at, h.occurred_at,
                       h.received_at, h.disposition
                  from own o
                  left join retired_patient r on r.retired = o.key
                  join hospital_fact h on h.patient_key = coalesce(r.surviving, o.key)
                """).param("persons", Column.of("text", persons)).query(row -> {
            facts.computeIfAbsent(row.getString("person"), any -> new ArrayList<>())
                    .add(fact(row));
        });
        return facts;
    }

    Map<String, Set<String>> personsBehind(Collection<String> keys) {
        Map<String, Set<String>> persons = new HashMap<>();
        jdbc.sql("""
                with recursive told (said, key) as (
                    select k, coalesce(r.surviving, k)
                      from unnest(:keys) as k left join retired_patient r on r.retired = k),
                known (said, key) as (
                    select said, key from told
                    union select said, said from told
                    union select t.said, r.retired from told t join retired_patient r on r.surviving = t.key
                    union select k.said, a.surviving_key
                            from known k join follow_up_alias a on a.merged_key = k.key)
                select said, key from known
                 where exists (select from follow_up_referral f where f.patient_key = key)
                """).param("keys", Column.of("text", keys)).query(row -> {
            persons.computeIfAbsent(row.getString(1), any -> new HashSet<>()).add(row.getString(2));
        });
        return persons;
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
