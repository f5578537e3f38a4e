package org.stepdown.enrollment.catalogue.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a seat in a cohort. This service knows nobody's name: a referral is called by the start of its id. */
@Component
final class Roster {

    private final JdbcClient jdbc;

    Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Place> of(String cohortId) {
        return jdbc.sql("""
                select s.referral_id, r.status, s.state, s.first_session_at, s.expires_at
                  from seat s join referral r on r.id = s.referral_id
                 where s.cohort_id = :cohort and s.state <> 'RELEASED'
                 order by s.first_session_at, s.referral_id
                """).param("cohort", cohortId).query(Roster::place).list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Place(
                row.getObject("referral_id", UUID.class),
                row.getString("status"),
                row.getString("state"),
                row.getObject("first_session_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }

    /** A seat that is taken; an offered one lapses at {@code expiresAt}. */
    record Place(
            UUID referralId,
            String status,
            String seat,
            Instant firstSessionAt,
            @Nullable Instant expiresAt) {

        private static final int SHORT = 8;

        public String shortId() {
            return referralId.toString().substring(0, SHORT);
        }
    }
}
