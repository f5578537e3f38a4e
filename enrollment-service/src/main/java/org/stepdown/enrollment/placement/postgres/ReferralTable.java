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
import org.stepdown.enrollment.placement.InCare;
import org.stepdown.enrollment.placement.Settled;

/** Referrals, where they stand, and the waitlist. */
final class ReferralTable {

    private final JdbcClient jdbc;

    private final BirthDates birthDates;
    private final CaseFileRow rows;

    ReferralTable(JdbcClient jdbc, BirthDates birthDates) {
        this.jdbc = jdbc;
        this.birthDates = birthDates;
        this.rows = new CaseFileRow(birthDates);
    }

    List<CaseFile> files(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + CaseFileRow.COLUMNS + """
              from referral r left join waitlist w on w.referral_id = r.id left join birth_date b on b.referral_id = r.id
             where r.id = any(:ids)
            """)
                .param("ids", Column.of("uuid", ids, id -> id))
                .query(rows::read)
                .list();
    }

    /** Who has a seat in one of these cohorts, or waits for one. */
    List<UUID> concernedBy(Collection<String> cohortIds) {
        if (cohortIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select referral_id from seat where cohort_id = any(:cohorts) and state <> 'RELEASED'
                 union
                select referral_id from waitlist where nearest_fit = any(:cohorts) or could_join && :cohorts
                """)
                .param("cohorts", Column.of("text", cohortIds, id -> id))
                .query((row, number) -> row.getObject("referral_id", UUID.class))
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
            insert into referral (id, patient_key, status, case_file, settled, care, revision)
            select x.id, x.patient_key, x.status, x.case_file::jsonb, x.settled::jsonb, x.care::jsonb,
                   x.revision
              from unnest(:id, :key, :status, :file, :settled, :care, :revision)
                   as x (id, patient_key, status, case_file, settled, care, revision)
            on conflict (id) do update
               set patient_key = excluded.patient_key, status = excluded.status, case_file = excluded.case_file,
                   settled = excluded.settled, care = excluded.care, revision = excluded.revision
            """)
                .param("id", Column.of("uuid", files, file -> file.referral().id()))
                .param("key", Column.of("text", files, file -> file.referral().patientKey()))
                .param("status", Column.of("text", files, CaseFile::status))
                .param(
                        "file",
                        Column.of(
                                "text",
                                files,
                                file -> Documents.write(file.referral().born(null))))
                .param("settled", Column.of("text", files, ReferralTable::settled))
                .param("care", Column.of("text", files, ReferralTable::care))
                .param("revision", Column.of("int8", files, CaseFile::revision))
                .update();
        birthDates.keep(files);
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
                                  could_join, due_at)
            select x.id, x.safety, x.deadline, x.priority, x.opened, x.nearest,
                   string_to_array(x.missing, ','), string_to_array(x.could_join, ','), x.due
              from unnest(:id, :safety, :deadline, :priority, :opened, :nearest, :missing, :joinable, :due)
                   as x (id, safety, deadline, priority, opened, nearest, missing, could_join, due)
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
                .param(
                        "due",
                        Column.of("timestamptz", files, file -> waiting(file).dueAt()))
                .update();
    }

    /** Nothing for most of them. */
    private static @Nullable String settled(CaseFile file) {
        Settled settled = file.settled();
        return settled.equals(Settled.NOTHING)
                ? null
                : Documents.write(settled.with(settled.answers().born(null)));
    }

    private static @Nullable String care(CaseFile file) {
        return file.care().equals(InCare.NOTHING) ? null : Documents.write(file.care());
    }

    private static Waiting waiting(CaseFile file) {
        @Nullable Waiting waiting = file.waiting();
        return Objects.requireNonNull(waiting);
    }
}
