package org.stepdown.enrollment.followup.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.followup.FollowUpBook.Entry;
import org.stepdown.enrollment.followup.ToldReferral;
import org.stepdown.enrollment.placement.Cause;

/** Table {@code follow_up_referral}: what was told of referrals. */
final class ReferralRows {

    private final JdbcClient jdbc;

    ReferralRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The referrals of these persons, and these referrals. */
    List<Entry> of(Collection<String> persons, Collection<UUID> ids) {
        return jdbc.sql("""
                select referral_id, patient_key, told, merged_into, cause from follow_up_referral
                 where patient_key = any(:persons) or referral_id = any(:ids)
                 order by referral_id
                """)
                .param("persons", Column.of("text", persons))
                .param("ids", Column.of("uuid", ids))
                .query(ReferralRows::entry)
                .list();
    }

    void keep(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into follow_up_referral (referral_id, patient_key, told, merged_into, cause)
                select x.id, x.key, x.told::jsonb, x.into_id, x.cause::jsonb
                  from unnest(:id, :key, :told, :into, :cause) as x (id, key, told, into_id, cause)
                on conflict (referral_id) do update
                   set patient_key = excluded.patient_key, told = excluded.told, merged_into = excluded.merged_into,
                       cause = excluded.cause
                """)
                .param("id", Column.of("uuid", entries, entry -> entry.told().id()))
                .param("key", Column.of("text", entries, Entry::patientKey))
                .param("told", Column.of("text", entries, entry -> Documents.write(entry.told())))
                .param("into", Column.of("uuid", entries, Entry::mergedInto))
                .param("cause", Column.of("text", entries, entry -> Documents.write(entry.cause())))
                .update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Documents.read(row.getString("told"), ToldReferral.class),
                row.getString("patient_key"),
                row.getObject("merged_into", UUID.class),
                Documents.read(row.getString("cause"), Cause.class));
    }
}
