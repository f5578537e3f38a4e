package org.stepdown.enrollment.placement.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.CaseFile;
import org.stepdown.enrollment.placement.CaseFile.Waiting;

/** Referrals, where they stand, and the waitlist. */
final class ReferralTable {

    private final JdbcClient jdbc;

    ReferralTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseFile> files(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select r.case_file, r.status, w.nearest_fit, w.missing, w.could_join
                  from referral r left join waitlist w on w.referral_id = r.id
                 where r.id = any(:ids)
                """)
                .param("ids", Column.of("uuid", ids, id -> id))
                .query(CaseFileRow::read)
                .list();
    }

    Set<UUID> mergedAway(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select referral_id from merged_referral where referral_id = any(:ids)")
                .param("ids", Column.of("uuid", ids, id -> id))
                .query(UUID.class)
                .list());
    }

    void keepMerged(Set<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("insert into merged_referral (referral_id) select unnest(:ids) on conflict do nothing")
                    .param("ids", Column.of("uuid", ids, id -> id))
                    .update();
        }
    }

    void keep(Collection<CaseFile> files) {
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into referral (id, patient_key, status, case_file)
                select x.id, x.patient_key, x.status, x.case_file::jsonb
                  from unnest(:id, :key, :status, :file) as x (id, patient_key, status, case_file)
                on conflict (id) do update
                   set patient_key = excluded.patient_key, status = excluded.status, case_file = excluded.case_file
                """)
                .param("id", Column.of("uuid", files, file -> file.referral().id()))
                .param("key", Column.of("text", files, file -> file.referral().patientKey()))
                .param("status", Column.of("text", files, CaseFile::status))
                .param("file", Column.of("text", files, file -> Documents.write(file.referral())))
                .update();
        jdbc.sql("delete from waitlist where referral_id = any(:ids)")
                .param("ids", Column.of("uuid", files, file -> file.referral().id()))
                .update();
        wait(files.stream().filter(file -> file.waiting() != null).toList());
    }

    private void wait(List<CaseFile> files) {
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into waitlist (referral_id, safety_flag, deadline, priority, opened_at, nearest_fit, missing,
                                      could_join)
                select x.id, x.safety, x.deadline, x.priority, x.opened, x.nearest,
                       string_to_array(x.missing, ','), string_to_array(x.could_join, ',')
                  from unnest(:id, :safety, :deadline, :priority, :opened, :nearest, :missing, :joinable)
                       as x (id, safety, deadline, priority, opened, nearest, missing, could_join)
                """)
                .param("id", Column.of("uuid", files, file -> file.referral().id()))
                .param(
                        "safety",
                        Column.of("bool", files, file -> file.referral().safetyFlag()))
                .param(
                        "deadline",
                        Column.of("date", files, file -> file.referral().deadline()))
                .param(
                        "priority",
                        Column.of(
                                "int4",
                                files,
                                file -> file.referral().priority().ordinal()))
                .param(
                        "opened",
                        Column.of("timestamptz", files, file -> file.referral().openedAt()))
                .param("nearest", Column.of("text", files, file -> waiting(file).nearestFit()))
                .param(
                        "missing",
                        Column.of(
                                "text",
                                files,
                                file -> String.join(",", waiting(file).missing())))
                .param(
                        "joinable",
                        Column.of(
                                "text",
                                files,
                                file -> String.join(",", waiting(file).couldJoin())))
                .update();
    }

    private static Waiting waiting(CaseFile file) {
        @Nullable Waiting waiting = file.waiting();
        return Objects.requireNonNull(waiting);
    }
}
