package org.stepdown.enrollment.placement.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.CaseFile;
import org.stepdown.enrollment.placement.WaitingLine;
import org.stepdown.enrollment.referral.Precedence;
import org.stepdown.enrollment.waitlist.WaitlistOrder;

/**
 * The waitlist as it was when work began. Nothing is written before the work is done, so what was read once is read
 * once only: a batch that frees many seats of a cohort asks for its line no oftener than one that frees a single one.
 */
final class StoredLine implements WaitingLine {

    private static final String EVERYBODY = "";

    private final JdbcClient jdbc;
    private final CaseFileRow rows;
    private final Map<Asked, Line> lines = new HashMap<>();

    private record Asked(String cohortId, List<Precedence> order) {}

    StoredLine(JdbcClient jdbc, BirthDates birthDates) {
        this.jdbc = jdbc;
        this.rows = new CaseFileRow(birthDates);
    }

    @Override
    public List<CaseFile> next(@Nullable String cohortId, List<Precedence> order, Collection<UUID> without, int limit) {
        Line line = lines.computeIfAbsent(
                new Asked(Objects.requireNonNullElse(cohortId, EVERYBODY), List.copyOf(order)), Line::new);
        Set<UUID> left = Set.copyOf(without);
        List<CaseFile> next = new ArrayList<>(limit);
        for (int place = 0; next.size() < limit && line.reaches(place, limit); place++) {
            CaseFile file = line.read.get(place);
            if (!left.contains(file.referral().id())) {
                next.add(file);
            }
        }
        return next;
    }

    private final class Line {

        private final Asked asked;
        private final List<CaseFile> read = new ArrayList<>();
        private boolean ended;

        Line(Asked asked) {
            this.asked = asked;
        }

        boolean reaches(int place, int page) {
            if (place == read.size() && !ended) {
                List<CaseFile> more = more(page);
                read.addAll(more);
                ended = more.size() < page;
            }
            return place < read.size();
        }

        private List<CaseFile> more(int page) {
            return jdbc.sql("select " + CaseFileRow.COLUMNS + """
                  from waitlist w join referral r on r.id = w.referral_id
                  left join birth_date b on b.referral_id = r.id
                 where :cohort = '' or :cohort = any(w.could_join)
                 order by\s""" + WaitlistOrder.by(asked.order()) + """

                offset :read limit :page
                """)
                    .param("cohort", asked.cohortId())
                    .param("read", read.size())
                    .param("page", page)
                    .query(rows::read)
                    .list();
        }
    }
}
