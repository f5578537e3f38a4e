package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.Acceptance;
import org.stepdown.enrollment.placement.Policies;
import org.stepdown.enrollment.placement.Policy;
import org.stepdown.enrollment.placement.Preference;

/** The placement policies. */
final class PolicyTable {

    private final JdbcClient jdbc;

    PolicyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Policies all() {
        Map<Instant, Policy> byStart = new HashMap<>();
        jdbc.sql("select effective_from, version, document from placement_policy")
                .query((ResultSet row) -> {
                    Instant from = row.getObject("effective_from", OffsetDateTime.class)
                            .toInstant();
                    Document document = Documents.read(row.getString("document"), Document.class);
                    byStart.put(from, document.policy(row.getString("version")));
                });
        return new Policies(byStart);
    }

    private record Document(
            Acceptance acceptance,
            int offerHours,
            int reviewHours,
            int youngestAge,
            int nearlyFullPercent,
            boolean trackRequired,
            boolean siteRequired,
            Map<String, List<String>> facilitySites,
            List<Preference> choice) {

        Policy policy(String version) {
            return new Policy(
                    version,
                    acceptance,
                    offerHours,
                    reviewHours,
                    youngestAge,
                    nearlyFullPercent,
                    trackRequired,
                    siteRequired,
                    facilitySites,
                    choice);
        }
    }
}
