package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** First sessions, as senders know them. */
@Repository
class Bookings {

    private final JdbcClient jdbc;

    Bookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    Booking find(UUID referral) {
        return jdbc.sql("select * from loop_booking where referral_id = :id")
                .param("id", referral)
                .query((row, n) -> new Booking(
                        referral,
                        row.getInt("number"),
                        row.getString("cohort"),
                        Booking.State.valueOf(row.getString("state")),
                        row.getTimestamp("starts_at").toInstant(),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("site")))
                .optional()
                .orElse(null);
    }

    void save(Booking booking) {
        jdbc.sql("""
            insert into loop_booking (referral_id, number, cohort, state, starts_at, time_zone, site)
            values (:id, :number, :cohort, :state, :starts, :zone, :site)
            on conflict (referral_id) do update set number = excluded.number, cohort = excluded.cohort,
                state = excluded.state, starts_at = excluded.starts_at, time_zone = excluded.time_zone,
                site = excluded.site
            """)
                .param("id", booking.referralId())
                .param("number", booking.number())
                .param("cohort", booking.cohort())
                .param("state", booking.state().name())
                .param("starts", Timestamp.from(booking.startsAt()))
                .param("zone", booking.zone().getId())
                .param("site", booking.site())
                .update();
    }
}
