package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.CaseFile;
import org.stepdown.enrollment.placement.Settled;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** Table {@code birth_date}: what documents of a referral leave out, sealed. */
final class BirthDates {

    private final JdbcClient jdbc;
    private final SealedColumn told;
    private final SealedColumn completed;

    BirthDates(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.told = vault.column("birth_date", "referral_id", "told");
        this.completed = vault.column("birth_date", "referral_id", "completed");
    }

    /** Puts in what the document leaves out; {@code born_told} is a column of the row. */
    Referral into(Referral document, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("born_told");
        return sealed == null ? document : document.born(day(told, document.id(), sealed));
    }

    /** The same with {@code born_completed}. */
    Settled into(Settled document, UUID referral, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("born_completed");
        return sealed == null ? document : document.with(document.answers().born(day(completed, referral, sealed)));
    }

    private static LocalDate day(SealedColumn column, UUID referral, byte[] sealed) {
        return LocalDate.parse(column.text(referral, sealed));
    }

    /** As they stand in these files. */
    void keep(Collection<CaseFile> files) {
        List<CaseFile> known = files.stream()
                .filter(file -> told(file) != null || completed(file) != null)
                .toList();
        if (known.size() < files.size()) {
            List<CaseFile> unknown = files.stream()
                    .filter(file -> told(file) == null && completed(file) == null)
                    .toList();
            jdbc.sql("delete from birth_date where referral_id = any(:ids)")
                    .param("ids", Column.of("uuid", unknown, BirthDates::id))
                    .update();
        }
        if (!known.isEmpty()) {
            jdbc.sql("""
                    insert into birth_date (referral_id, told, completed)
                    select * from unnest(:ids, :told, :completed)
                    on conflict (referral_id) do update set told = excluded.told, completed = excluded.completed
                    """)
                    .param("ids", Column.of("uuid", known, BirthDates::id))
                    .param("told", Column.ofBytes(known, file -> sealed(told, id(file), told(file))))
                    .param("completed", Column.ofBytes(known, file -> sealed(completed, id(file), completed(file))))
                    .update();
        }
    }

    private static byte @Nullable [] sealed(SealedColumn column, UUID referral, @Nullable LocalDate day) {
        return day == null ? null : column.seal(referral, day.toString());
    }

    private static UUID id(CaseFile file) {
        return file.referral().id();
    }

    private static @Nullable LocalDate told(CaseFile file) {
        return file.referral().birthDate();
    }

    private static @Nullable LocalDate completed(CaseFile file) {
        return file.settled().answers().birthDate();
    }
}
