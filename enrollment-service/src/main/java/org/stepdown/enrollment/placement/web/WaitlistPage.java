package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.reach.Within;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.waitlist.WaitlistOrder;

/** The waitlist in the order of the policy, each with what puts it there and what it waits for. */
@Controller
class WaitlistPage {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final PolicyBook policies;
    private final Clock clock;

    WaitlistPage(JdbcClient jdbc, PolicyBook policies, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.clock = clock;
    }

    private String order() {
        return WaitlistOrder.by(policies.at(clock.instant()).waiting());
    }

    @GetMapping("/waitlist")
    String page(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        Within within = Within.reach();
        List<Line> lines = Audited.shown(lines(within), Line::referralId);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "all",
                lines.size() < MOST
                        ? lines.size()
                        : within.bind(jdbc.sql(
                                        "select count(*) from waitlist w where " + within.referralIn("w.referral_id")))
                                .query(Integer.class)
                                .single());
        return htmx == null ? "waitlist" : "waitlist :: live";
    }

    private List<Line> lines(Within within) {
        return within.bind(jdbc.sql("""
                select w.place, w.referral_id, w.safety_flag, w.deadline, w.priority, w.opened_at, w.nearest_fit, w.missing,
                       w.could_join, c.name as nearest_name,
                       array(select name from cohort where id = any(w.could_join) order by id) as join_names
                  from (select *, row_number() over (order by %s) as place from waitlist w) w
                  left join cohort c on c.id = w.nearest_fit
                 where %s
                 order by w.place
                 limit :most
                """.formatted(order(), within.referralIn("w.referral_id"))))
                .param("most", MOST)
                .query(WaitlistPage::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getInt("place"),
                row.getObject("referral_id", UUID.class),
                row.getBoolean("safety_flag"),
                row.getObject("deadline", LocalDate.class),
                Priority.values()[row.getInt("priority")],
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("nearest_fit"),
                row.getString("nearest_name"),
                List.of((String[]) row.getArray("missing").getArray()),
                List.of((String[]) row.getArray("join_names").getArray()));
    }

    /**
     * A place on the waitlist.
     *
     * @param place among all who wait, also those who are not shown; the first is 1
     * @param missing codes of what the nearest fit lacks
     * @param couldJoin names of the cohorts that lack nothing but a seat
     */
    record Line(
            int place,
            UUID referralId,
            boolean safetyFlag,
            @Nullable LocalDate deadline,
            Priority priority,
            Instant since,
            @Nullable String nearestFit,
            @Nullable String nearestName,
            List<String> missing,
            List<String> couldJoin) {

        private static final int SHORT = 8;

        public String shortId() {
            return referralId.toString().substring(0, SHORT);
        }
    }
}
