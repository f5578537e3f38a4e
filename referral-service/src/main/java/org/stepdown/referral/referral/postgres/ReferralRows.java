package org.stepdown.referral.referral.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.referral.KnownReferral;
import org.stepdown.referral.screening.Condition;
import org.stepdown.referral.screening.Qualification;
import org.stepdown.vault.SealedColumn;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code referral}, and the history that begins with a new one; for a batch in one statement. */
final class ReferralRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealedColumn contents;

    ReferralRows(JdbcClient jdbc, JsonMapper json, SealedColumn contents) {
        this.jdbc = jdbc;
        this.json = json;
        this.contents = contents;
    }

    Map<String, List<KnownReferral>> of(Collection<String> patientKeys) {
        Map<String, List<KnownReferral>> referrals = new HashMap<>();
        jdbc.sql("""
                        select id, patient_key, ordinal, open, dealt_with, causes, content from referral
                        where patient_key = any(:keys::text[]) order by ordinal
                        """).param("keys", patientKeys.toArray(String[]::new)).query(row -> {
            referrals
                    .computeIfAbsent(row.getString("patient_key"), key -> new ArrayList<>())
                    .add(referral(row));
        });
        return referrals;
    }

    private KnownReferral referral(ResultSet row) throws SQLException {
        UUID[] causes = (UUID[]) row.getArray("causes").getArray();
        UUID id = row.getObject("id", UUID.class);
        return new KnownReferral(
                id,
                row.getString("patient_key"),
                row.getInt("ordinal"),
                row.getBoolean("open"),
                row.getBoolean("dealt_with"),
                Set.copyOf(Arrays.asList(causes)),
                json.readValue(contents.open(id, row.getBytes("content")), Qualification.class));
    }

    /** One statement writes a row once: of several states of a referral the last one counts. */
    private static Map<UUID, KnownReferral> latest(Collection<KnownReferral> referrals) {
        Map<UUID, KnownReferral> latest = new LinkedHashMap<>();
        referrals.forEach(referral -> latest.put(referral.id(), referral));
        return latest;
    }

    /** Array values of a row go as text: arrays of arrays would all have to be of one length. */
    void save(Collection<KnownReferral> told) {
        List<KnownReferral> referrals = List.copyOf(latest(told).values());
        if (referrals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with news as (
                            select * from unnest(:ids::uuid[], :keys::text[], :ordinals::int[], :open::boolean[],
                                :dealtWith::boolean[], :causes::text[], :contents::bytea[], :pathways::text[],
                                :restricted::boolean[])
                                as n (id, patient_key, ordinal, open, dealt_with, causes, content, pathways, restricted)),
                        kept as (
                            insert into referral (id, patient_key, ordinal, open, dealt_with, causes, content, pathways,
                                restricted, status, status_at)
                            select id, patient_key, ordinal, open, dealt_with, causes::uuid[], content, pathways::text[],
                                restricted, 'RECEIVED', now()
                            from news
                            on conflict (id) do update set open = excluded.open, causes = excluded.causes,
                                content = excluded.content, pathways = excluded.pathways, restricted = excluded.restricted
                            returning id, xmax = 0 as is_new)
                        insert into referral_history (referral_id, at, status, reasons)
                        select id, now(), 'RECEIVED', '{}' from kept where is_new
                        """)
                .param("ids", referrals.stream().map(KnownReferral::id).toArray(UUID[]::new))
                .param("keys", referrals.stream().map(KnownReferral::patientKey).toArray(String[]::new))
                .param(
                        "ordinals",
                        referrals.stream().map(KnownReferral::ordinal).toArray(Integer[]::new))
                .param("open", referrals.stream().map(KnownReferral::open).toArray(Boolean[]::new))
                .param(
                        "dealtWith",
                        referrals.stream().map(KnownReferral::dealtWith).toArray(Boolean[]::new))
                .param(
                        "causes",
                        referrals.stream()
                                .map(referral -> array(referral.causes()))
                                .toArray(String[]::new))
                .param(
                        "contents",
                        referrals.stream()
                                .map(referral ->
                                        contents.seal(referral.id(), json.writeValueAsBytes(referral.content())))
                                .toArray(byte[][]::new))
                .param(
                        "pathways",
                        referrals.stream()
                                .map(referral -> array(referral.content().pathways()))
                                .toArray(String[]::new))
                .param(
                        "restricted",
                        referrals.stream()
                                .map(referral -> isRestricted(referral.content()))
                                .toArray(Boolean[]::new))
                .update();
    }

    /** As PostgreSQL writes an array of values that need no quotes. */
    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isRestricted(Qualification content) {
        return content.part2() != Part2.NOT_PART_2 || content.conditions().contains(Condition.SUBSTANCE_USE);
    }
}
