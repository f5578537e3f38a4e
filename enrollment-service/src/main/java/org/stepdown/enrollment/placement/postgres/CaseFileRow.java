package org.stepdown.enrollment.placement.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.CaseFile;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.placement.InCare;
import org.stepdown.enrollment.placement.Settled;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;

/** A case file out of the row of its referral, joined with its place on the waitlist. */
final class CaseFileRow {

    /** The columns that are read; {@code r} is the referral, {@code w} its place, {@code b} its birth date. */
    static final String COLUMNS = """
            r.case_file, r.status, r.settled, r.care, r.revision, w.nearest_fit, w.missing, w.could_join, w.due_at,
            b.told as born_told, b.completed as born_completed
            """;

    private final BirthDates birthDates;

    CaseFileRow(BirthDates birthDates) {
        this.birthDates = birthDates;
    }

    CaseFile read(ResultSet row, int number) throws SQLException {
        Referral referral = birthDates.into(Documents.read(row.getString("case_file"), Referral.class), row);
        Array missing = row.getArray("missing");
        String settled = row.getString("settled");
        String care = row.getString("care");
        return new CaseFile(
                referral,
                ReferralStatus.valueOf(row.getString("status")),
                waiting(row, missing),
                settled == null
                        ? Settled.NOTHING
                        : birthDates.into(Documents.read(settled, Settled.class), referral.id(), row),
                care == null ? InCare.NOTHING : Documents.read(care, InCare.class),
                row.getLong("revision"));
    }

    private static @Nullable Waiting waiting(ResultSet row, @Nullable Array missing) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return missing == null
                ? null
                : new Waiting(
                        row.getString("nearest_fit"),
                        List.of((String[]) missing.getArray()),
                        List.of((String[]) row.getArray("could_join").getArray()),
                        due == null ? null : due.toInstant());
    }
}
