package org.stepdown.referral.referral.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.PatientClass;
import org.stepdown.referral.encounter.Request;
import org.stepdown.referral.encounter.Stay;
import org.stepdown.referral.referral.Casebook;
import org.stepdown.referral.referral.KnownReferral;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the casebook; one statement for a whole batch. */
@Repository
class PostgresCasebook implements Casebook {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final SealedColumn facts;
    private final ReferralRows referrals;

    PostgresCasebook(JdbcClient jdbc, JsonMapper json, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.facts = vault.column("fact", "event_id", "body");
        this.referrals = new ReferralRows(jdbc, json, vault.column("referral", "id", "content"));
    }

    @Override
    public Map<String, String> lock(Collection<String> patientKeys) {
        Set<String> keys = new TreeSet<>(patientKeys);
        jdbc.sql("insert into patient (key) select unnest(:keys::text[]) order by 1 on conflict do nothing")
                .param("keys", keys.toArray(String[]::new))
                .update();
        Map<String, String> current = new HashMap<>();
        Set<String> moved = new TreeSet<>();
        for (Key key : locked(keys)) {
            current.put(key.key(), key.goesUnder());
            if (!keys.contains(key.goesUnder())) {
                moved.add(key.goesUnder());
            }
        }
        if (!moved.isEmpty()) {
            locked(moved);
        }
        return current;
    }

    private record Key(String key, String goesUnder) {}

    private List<Key> locked(Set<String> keys) {
        return jdbc.sql("""
                        select key, coalesce(merged_into, key) as goes_under from patient
                        where key = any(:keys::text[]) order by key for update
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> new Key(row.getString("key"), row.getString("goes_under")))
                .list();
    }

    @Override
    public Collection<String> withoutNewsSince(Instant from, Instant to, int most) {
        return jdbc.sql("""
                        select distinct begun.patient_key from fact begun
                        where begun.kind in ('REGISTERED', 'ADMITTED')
                          and begun.emergency
                          and begun.occurred_at between :from and :to
                          and not exists (
                              select from fact news
                              where news.patient_key = begun.patient_key
                                and news.visit_mark = begun.visit_mark
                                and (news.kind in ('ADMISSION_CANCELLED', 'LAPSED')
                                     or news.kind = 'DISCHARGED' and not exists (
                                         select from fact undone
                                         where undone.patient_key = news.patient_key
                                           and undone.visit_mark = news.visit_mark
                                           and undone.kind = 'DISCHARGE_CANCELLED'
                                           and undone.occurred_at >= news.occurred_at)
                                     or news.kind in ('ADMITTED', 'TRANSFERRED', 'UPDATED', 'CLASS_CHANGED')
                                        and not news.emergency and not exists (
                                         select from fact back
                                         where back.patient_key = news.patient_key
                                           and back.visit_mark = news.visit_mark
                                           and back.kind = 'CLASS_CHANGED' and back.emergency
                                           and back.occurred_at > news.occurred_at)))
                        limit :most
                        """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, n) -> row.getString("patient_key"))
                .list();
    }

    @Override
    public void add(Map<Fact, String> patientKeys) {
        List<Fact> facts = List.copyOf(patientKeys.keySet());
        jdbc.sql("""
                        insert into fact (event_id, patient_key, kind, occurred_at, emergency, part2, visit_mark, body)
                        select * from unnest(:ids::uuid[], :keys::text[], :kinds::text[], :times::timestamptz[],
                            :emergencies::boolean[], :part2::boolean[], :visits::bytea[], :bodies::bytea[])
                        on conflict do nothing
                        """)
                .param("ids", facts.stream().map(Fact::eventId).toArray(UUID[]::new))
                .param("keys", facts.stream().map(patientKeys::get).toArray(String[]::new))
                .param("kinds", facts.stream().map(fact -> fact.kind().name()).toArray(String[]::new))
                .param(
                        "times",
                        facts.stream().map(fact -> fact.occurredAt().toString()).toArray(String[]::new))
                .param(
                        "emergencies",
                        facts.stream().map(PostgresCasebook::isEmergency).toArray(Boolean[]::new))
                .param("part2", facts.stream().map(PostgresCasebook::isPart2).toArray(Boolean[]::new))
                .param("visits", facts.stream().map(this::visit).toArray(byte[][]::new))
                .param(
                        "bodies",
                        facts.stream()
                                .map(fact -> this.facts.seal(fact.eventId(), json.writeValueAsBytes(fact)))
                                .toArray(byte[][]::new))
                .update();
    }

    private static boolean isEmergency(Fact fact) {
        Stay stay = fact.stay();
        return stay != null && stay.patientClass() == PatientClass.EMERGENCY;
    }

    /** What is not known counts as such; a fact of neither a visit nor a request says nothing that is protected. */
    private static boolean isPart2(Fact fact) {
        Stay stay = fact.stay();
        Request request = fact.request();
        return stay != null && stay.part2() != Part2.NOT_PART_2
                || request != null && request.part2() != Part2.NOT_PART_2;
    }

    private byte @Nullable [] visit(Fact fact) {
        Stay stay = fact.stay();
        return stay == null ? null : vault.mark("visit", stay.visit().value());
    }

    @Override
    public Map<String, List<Fact>> facts(Collection<String> patientKeys) {
        Map<String, List<Fact>> known = new HashMap<>();
        jdbc.sql("select patient_key, event_id, body from fact where patient_key = any(:keys::text[])")
                .param("keys", patientKeys.toArray(String[]::new))
                .query(row -> {
                    byte[] body = facts.open(row.getObject("event_id", UUID.class), row.getBytes("body"));
                    known.computeIfAbsent(row.getString("patient_key"), key -> new ArrayList<>())
                            .add(json.readValue(body, Fact.class));
                });
        return known;
    }

    @Override
    public Map<String, List<KnownReferral>> referrals(Collection<String> patientKeys) {
        return referrals.of(patientKeys);
    }

    @Override
    public void save(Collection<KnownReferral> referrals, Map<UUID, Collection<UUID>> contributing) {
        this.referrals.save(referrals);
        List<UUID> events = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        contributing.forEach((id, contributors) -> contributors.forEach(event -> {
            events.add(event);
            ids.add(id);
        }));
        jdbc.sql("""
                        insert into referral_cause (event_id, referral_id)
                        select * from unnest(:events::uuid[], :ids::uuid[]) on conflict do nothing
                        """)
                .param("events", events.toArray(UUID[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    @Override
    public void saveVerdicts(Map<UUID, String> verdicts) {
        List<UUID> events = List.copyOf(verdicts.keySet());
        jdbc.sql("""
                        update fact set verdict = v.verdict
                        from unnest(:events::uuid[], :verdicts::text[]) as v (event_id, verdict)
                        where fact.event_id = v.event_id and fact.verdict is distinct from v.verdict
                        """)
                .param("events", events.toArray(UUID[]::new))
                .param("verdicts", events.stream().map(verdicts::get).toArray(String[]::new))
                .update();
    }

    @Override
    public void merge(String retiredKey, String survivingKey) {
        for (String statement : List.of(
                "update patient set merged_into = :surviving where key = :retired or merged_into = :retired",
                "update patient_identifier set patient_key = :surviving where patient_key = :retired",
                "update consent set patient_key = :surviving where patient_key = :retired",
                "update fact set patient_key = :surviving where patient_key = :retired",
                """
                update referral set patient_key = :surviving, ordinal = moved.ordinal
                from (select id, (select least(coalesce(min(ordinal), 1), 1) from referral where patient_key = :surviving)
                             - row_number() over (order by ordinal desc) as ordinal
                      from referral where patient_key = :retired) as moved
                where referral.id = moved.id
                """)) {
            jdbc.sql(statement)
                    .param("surviving", survivingKey)
                    .param("retired", retiredKey)
                    .update();
        }
    }
}
