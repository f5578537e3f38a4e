package org.stepdown.enrollment.followup.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.followup.FollowUpBook;
import org.stepdown.enrollment.followup.FollowUpBook.Entry;
import org.stepdown.enrollment.followup.FollowUpPolicies;
import org.stepdown.enrollment.followup.FollowUpPolicy;
import org.stepdown.enrollment.followup.FollowUpRecords;
import org.stepdown.vault.Vault;

/** The tables of follow-up clocks, in the caller's transaction. */
@Component
final class PostgresFollowUps implements FollowUpRecords {

    /** So many locks at most, since the server has room for a few thousand in all. */
    private static final int LOCKS = 1024;

    private final JdbcClient jdbc;
    private final ReferralRows referrals;
    private final ClockRows clocks;
    private final VisitRows visits;

    PostgresFollowUps(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.referrals = new ReferralRows(jdbc, vault);
        this.clocks = new ClockRows(jdbc);
        this.visits = new VisitRows(jdbc);
    }

    @Override
    public void alone(Collection<String> patientKeys) {
        jdbc.sql("""
                select pg_advisory_xact_lock(hashtext('follow-up of ' || current_schema()), x.number)
                  from (select distinct abs(hashtext(k) %% %d) as number from unnest(:keys) as k order by 1) x
                """.formatted(LOCKS))
                .param("keys", Column.of("text", patientKeys))
                .query(row -> {});
    }

    @Override
    public FollowUpBook open(Collection<String> patientKeys, Collection<UUID> referralIds) {
        Map<String, String> aliases = lock(patientKeys);
        Set<String> persons =
                Stream.concat(patientKeys.stream(), aliases.values().stream()).collect(Collectors.toSet());
        List<Entry> entries = referrals.of(persons, referralIds);
        Set<UUID> ids = new HashSet<>(referralIds);
        entries.forEach(entry -> ids.add(entry.told().id()));
        return new FollowUpBook(
                policies(),
                new FollowUpBook.Contents(
                        aliases, entries, attended(ids), clocks.of(ids), asOf(persons), visits.of(persons)));
    }

    /** In the order of keys, so that two callers can't block each other; again when a merge came in between. */
    private Map<String, String> lock(Collection<String> patientKeys) {
        Set<String> locked = new HashSet<>();
        while (true) {
            Map<String, String> aliases = aliases(patientKeys);
            TreeSet<String> keys = new TreeSet<>(patientKeys);
            keys.addAll(aliases.values());
            keys.removeAll(locked);
            if (keys.isEmpty()) {
                return aliases;
            }
            locked.addAll(keys);
            // Those who are new are ours already.
            List<String> fresh = jdbc.sql("""
                    insert into follow_up_person (patient_key) select unnest(:keys) on conflict do nothing
                    returning patient_key
                    """)
                    .param("keys", Column.of("text", keys))
                    .query((row, number) -> row.getString(1))
                    .list();
            fresh.forEach(keys::remove);
            if (!keys.isEmpty()) {
                jdbc.sql("""
                        select patient_key from follow_up_person where patient_key = any(:keys)
                         order by patient_key for update
                        """)
                        .param("keys", Column.of("text", keys))
                        .query(String.class)
                        .list();
            }
        }
    }

    private Map<String, String> aliases(Collection<String> keys) {
        Map<String, String> aliases = new HashMap<>();
        jdbc.sql("""
                with recursive chain (merged_key, surviving_key) as (
                    select merged_key, surviving_key from follow_up_alias where merged_key = any(:keys)
                    union
                    select a.merged_key, a.surviving_key
                      from follow_up_alias a join chain c on a.merged_key = c.surviving_key)
                select merged_key, surviving_key from chain
                """).param("keys", Column.of("text", keys)).query(row -> {
            aliases.put(row.getString(1), row.getString(2));
        });
        return aliases;
    }

    private Map<String, Instant> asOf(Collection<String> persons) {
        Map<String, Instant> times = new HashMap<>();
        jdbc.sql("select patient_key, as_of from follow_up_person where patient_key = any(:keys) and as_of is not null")
                .param("keys", Column.of("text", persons))
                .query(row -> {
                    times.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return times;
    }

    private Map<UUID, List<Instant>> attended(Collection<UUID> ids) {
        Map<UUID, List<Instant>> sessions = new HashMap<>();
        jdbc.sql("""
                select referral_id, starts_at from attendance
                 where referral_id = any(:ids) and current and status in ('ATTENDED', 'LATE')
                """).param("ids", Column.of("uuid", ids)).query(row -> {
            sessions.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(row.getObject(2, OffsetDateTime.class).toInstant());
        });
        return sessions;
    }

    private FollowUpPolicies policies() {
        Map<Instant, FollowUpPolicy> byStart = new HashMap<>();
        jdbc.sql("select version, effective_from, document from follow_up_policy")
                .query(row -> {
                    Document document = Documents.read(row.getString(3), Document.class);
                    byStart.put(
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            new FollowUpPolicy(
                                    row.getString(1), document.windows(), document.movesWithin(), document.warnings()));
                });
        return new FollowUpPolicies(byStart);
    }

    /** A policy as it is stored. */
    record Document(List<Integer> windows, int movesWithin, List<FollowUpPolicy.Warning> warnings) {}

    @Override
    public Set<String> due(Instant now, int most) {
        return new LinkedHashSet<>(jdbc.sql("""
                        select patient_key from follow_up_person
                         where next_at <= :now
                         order by next_at
                         limit :most
                           for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list());
    }

    @Override
    public Set<String> personsOf(Collection<UUID> referralIds) {
        return new HashSet<>(jdbc.sql("select patient_key from follow_up_referral where referral_id = any(:ids)")
                .param("ids", Column.of("uuid", referralIds))
                .query(String.class)
                .list());
    }

    @Override
    public Map<String, Set<String>> personsBehind(Collection<String> keys) {
        return visits.personsBehind(keys);
    }

    @Override
    public void keep(FollowUpBook book) {
        referrals.keep(book.changedEntries());
        clocks.keep(book.changedWindows());
        Set<Map.Entry<String, String>> aliases = book.newAliases().entrySet();
        if (!aliases.isEmpty()) {
            jdbc.sql("""
                    insert into follow_up_alias (merged_key, surviving_key) select * from unnest(:merged, :surviving)
                    on conflict do nothing
                    """)
                    .param("merged", Column.of("text", aliases, Map.Entry::getKey))
                    .param("surviving", Column.of("text", aliases, Map.Entry::getValue))
                    .update();
        }
        List<FollowUpBook.Due> due = book.due();
        if (!due.isEmpty()) {
            jdbc.sql("""
                    insert into follow_up_person (patient_key, next_at, as_of) select * from unnest(:key, :next, :asOf)
                    on conflict (patient_key) do update set next_at = excluded.next_at, as_of = excluded.as_of
                    """)
                    .param("key", Column.of("text", due, FollowUpBook.Due::person))
                    .param("next", Column.of("timestamptz", due, FollowUpBook.Due::nextAt))
                    .param("asOf", Column.of("timestamptz", due, FollowUpBook.Due::asOf))
                    .update();
        }
    }
}
