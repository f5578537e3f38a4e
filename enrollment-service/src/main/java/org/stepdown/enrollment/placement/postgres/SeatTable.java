package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** The seat ledger's rows. */
final class SeatTable {

    private final JdbcClient jdbc;

    SeatTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Seat> liveOf(Collection<UUID> referralIds) {
        if (referralIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select id, cohort_id, referral_id, state, first_session_at, expires_at
                  from seat
                 where referral_id = any(:referrals) and state <> 'RELEASED'
                """)
                .param("referrals", Column.of("uuid", referralIds, id -> id))
                .query((row, number) -> seat(row))
                .list();
    }

    /** For cohorts with a start cap: how many live seats begin at each session. */
    Map<String, Map<Instant, Integer>> starts(boolean anyStartCap) {
        Map<String, Map<Instant, Integer>> starts = new HashMap<>();
        if (anyStartCap) {
            jdbc.sql("""
                    select s.cohort_id, s.first_session_at, count(*)
                      from seat s join cohort c on c.id = s.cohort_id
                     where c.start_cap is not null and s.state <> 'RELEASED'
                     group by s.cohort_id, s.first_session_at
                    """).query((ResultSet row) -> {
                starts.computeIfAbsent(row.getString(1), cohort -> new HashMap<>())
                        .put(row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3));
            });
        }
        return starts;
    }

    /** One statement, in the order given: what is given back comes before what is taken for it. */
    void keep(Collection<Seat> seats) {
        if (seats.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into seat (id, cohort_id, referral_id, state, first_session_at, expires_at)
                select * from unnest(:id, :cohort, :referral, :state, :first, :expires)
                on conflict (id) do update
                   set state = excluded.state, first_session_at = excluded.first_session_at,
                       expires_at = excluded.expires_at
                """)
                .param("id", Column.of("uuid", seats, Seat::id))
                .param("cohort", Column.of("text", seats, Seat::cohortId))
                .param("referral", Column.of("uuid", seats, Seat::referralId))
                .param("state", Column.of("text", seats, Seat::state))
                .param("first", Column.of("timestamptz", seats, Seat::firstSessionAt))
                .param("expires", Column.of("timestamptz", seats, Seat::expiresAt))
                .update();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Seat(
                row.getObject("id", UUID.class),
                row.getString("cohort_id"),
                row.getObject("referral_id", UUID.class),
                SeatState.valueOf(row.getString("state")),
                row.getObject("first_session_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }
}
