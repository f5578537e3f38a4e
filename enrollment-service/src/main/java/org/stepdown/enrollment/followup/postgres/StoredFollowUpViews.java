package org.stepdown.enrollment.followup.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.followup.ClockState;
import org.stepdown.enrollment.followup.ClockWindow;
import org.stepdown.enrollment.followup.FollowUpBook;
import org.stepdown.enrollment.followup.FollowUpRates;
import org.stepdown.enrollment.followup.FollowUpRates.Line;
import org.stepdown.enrollment.followup.FollowUpViews;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.reach.Within;

/** Reads clocks, and counts them by program, month, measure and window. */
@Component
final class StoredFollowUpViews implements FollowUpViews {

    private final JdbcClient jdbc;

    StoredFollowUpViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ClockWindow> clocks(UUID referralId) {
        return new ClockRows(jdbc)
                .of(List.of(referralId)).stream()
                        .map(FollowUpBook.Noted::window)
                        .sorted(Comparator.comparing(
                                        (ClockWindow window) -> window.index().at())
                                .reversed()
                                .thenComparing(window -> window.index().measure())
                                .thenComparing(ClockWindow::days))
                        .toList();
    }

    @Override
    public FollowUpRates rates(LocalDate from, LocalDate to, @Nullable String program, Instant asOf) {
        Map<List<Object>, Count> counts = new LinkedHashMap<>();
        Within within = Within.reach();
        within.bind(jdbc.sql("""
                select x.program_id, to_char(x.index_date, 'YYYY-MM') as month, x.measure, x.days, x.state,
                       case when x.state = 'STOPPED' then coalesce(x.reasons -> 0 ->> 'code', 'STOPPED') end as reason,
                       count(*) as clocks
                  from (select f.*, (select c.program_id
                                       from seat s join cohort c on c.id = s.cohort_id
                                      where s.referral_id = f.referral_id
                                      order by s.state = 'RELEASED', s.first_session_at desc, s.id
                                      limit 1) as program_id
                          from follow_up_clock f
                         where f.index_date between :from and :to) x
                 where (cast(:program as text) is null or x.program_id = :program) and %s
                 group by 1, 2, 3, 4, 5, 6
                 order by 1 nulls last, 2, 3, 4, 5, 6
                """.formatted(within.programIn("x.program_id"))))
                .param("from", from)
                .param("to", to)
                .param("program", program)
                .query(row -> {
                    List<Object> key = Arrays.asList(
                            row.getString("program_id"),
                            row.getString("month"),
                            row.getString("measure"),
                            row.getInt("days"));
                    counts.computeIfAbsent(key, any -> new Count())
                            .add(
                                    ClockState.valueOf(row.getString("state")),
                                    row.getString("reason"),
                                    row.getInt("clocks"));
                });
        List<Line> lines = counts.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
        return new FollowUpRates(FollowUpRates.STATEMENT, asOf, lines);
    }

    /** What is counted for one line. */
    private static final class Count {

        private int met;
        private int missed;
        private int open;
        private final Map<String, Integer> excluded = new TreeMap<>();

        void add(ClockState state, @Nullable String reason, int clocks) {
            switch (state) {
                case MET -> met += clocks;
                case MISSED -> missed += clocks;
                case RUNNING, WARNED -> open += clocks;
                case STOPPED -> excluded.merge(reason == null ? "STOPPED" : reason, clocks, Integer::sum);
            }
        }

        Line line(List<Object> key) {
            return new Line(
                    (String) key.get(0),
                    YearMonth.parse((String) key.get(1)),
                    Measure.valueOf((String) key.get(2)),
                    (Integer) key.get(3),
                    met,
                    met + missed,
                    open,
                    excluded);
        }
    }
}
