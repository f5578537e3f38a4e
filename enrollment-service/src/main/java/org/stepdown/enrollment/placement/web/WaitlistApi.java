package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.reach.Within;
import org.stepdown.enrollment.waitlist.WaitlistOrder;

/** The waitlist in its order. What the order comes from says things about the patient, so it is not shown. */
@RestController
final class WaitlistApi {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final PolicyBook policies;
    private final Clock clock;

    WaitlistApi(JdbcClient jdbc, PolicyBook policies, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.clock = clock;
    }

    private String order() {
        return WaitlistOrder.by(policies.at(clock.instant()).waiting());
    }

    @GetMapping("/api/waitlist")
    List<Place> all(@RequestParam(defaultValue = "200") int limit) {
        Within within = Within.reach();
        return Audited.shown(places(within, limit), Place::referralId);
    }

    private List<Place> places(Within within, int limit) {
        return within.bind(jdbc.sql("""
                select place, referral_id, opened_at, nearest_fit, missing, could_join
                  from (select *, row_number() over (order by %s) as place from waitlist w) w
                 where %s
                 order by place
                 limit :limit
                """.formatted(order(), within.referralIn("w.referral_id"))))
                .param("limit", Math.clamp(limit, 0, MOST))
                .query(WaitlistApi::place)
                .list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getInt("place"),
                row.getObject("referral_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("nearest_fit"),
                List.of((String[]) row.getArray("missing").getArray()),
                List.of((String[]) row.getArray("could_join").getArray()));
    }

    /** A place among all who wait, also those who are not shown; the first is 1. */
    record Place(
            int position,
            UUID referralId,
            Instant openedAt,
            @Nullable String nearestFit,
            List<String> missing,
            List<String> couldJoin) {}
}
