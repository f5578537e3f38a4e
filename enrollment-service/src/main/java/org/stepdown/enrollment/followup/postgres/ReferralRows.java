package org.stepdown.enrollment.followup.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.followup.FollowUpBook.Entry;
import org.stepdown.enrollment.followup.ToldReferral;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** Table {@code follow_up_referral}: what was told of referrals. */
final class ReferralRows {

    private final JdbcClient jdbc;

    private final SealedColumn birthDates;

    ReferralRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.birthDates = vault.column("follow_up_referral", "referral_id", "born");
    }

    /** The referrals of these persons, and these referrals. */
    List<Entry> of(Collection<String> persons, Collection<UUID> ids) {
        return jdbc.sql("""
                select referral_id, patient_key, told, born, merged_into, cause from follow_up_referral
                 where patient_key = any(:persons) or referral_id = any(:ids)
                 order by referral_id
                """)
                .param("persons", Column.of("text", persons))
                .param("ids", Column.of("uuid", ids))
                .query((row, number) -> entry(row))
                .list();
    }

    void keep(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into follow_up_referral (referral_id, patient_key, told, born, merged_into, cause)
                select x.id, x.key, x.told::jsonb, x.born, x.into_id, x.cause::jsonb
                  from unnest(:id, :key, :told, :born, :into, :cause) as x (id, key, told, born, into_id, cause)
                on conflict (referral_id) do update
                   set patient_key = excluded.patient_key, told = excluded.told, born = excluded.born, merged_into = excluded.merged_into,
                       cause = excluded.cause
                """)
                .param("id", Column.of("uuid", entries, entry -> entry.told().id()))
                .param("key", Column.of("text", entries, Entry::patientKey))
                .param(
                        "told",
                        Column.of(
                                "text",
                                entries,
                                entry -> Documents.write(entry.told().born(null))))
                .param("born", Column.ofBytes(entries, this::born))
                .param("into", Column.of("uuid", entries, Entry::mergedInto))
                .param("cause", Column.of("text", entries, entry -> Documents.write(entry.cause())))
                .update();
    }

    private byte @Nullable [] born(Entry entry) {
        LocalDate day = entry.told().birthDate();
        return day == null ? null : birthDates.seal(entry.told().id(), day.toString());
    }

    private Entry entry(ResultSet row) throws SQLException {
        UUID id = row.getObject("referral_id", UUID.class);
        byte[] born = row.getBytes("born");
        ToldReferral told = Documents.read(row.getString("told"), ToldReferral.class);
        return new Entry(
                born == null ? told : told.born(LocalDate.parse(birthDates.text(id, born))),
                row.getString("patient_key"),
                row.getObject("merged_into", UUID.class),
                Documents.read(row.getString("cause"), Cause.class));
    }
}
