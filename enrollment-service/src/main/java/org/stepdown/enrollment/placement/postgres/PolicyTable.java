package org.stepdown.enrollment.placement.postgres;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.placement.Acceptance;
import org.stepdown.enrollment.placement.Policies;
import org.stepdown.enrollment.placement.Policy;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.placement.Preference;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Ages;
import org.stepdown.enrollment.referral.Precedence;

/** The placement policies. */
@Component
final class PolicyTable implements PolicyBook {

    private final JdbcClient jdbc;

    PolicyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Policies all() {
        return new Policies(versions());
    }

    @Override
    public boolean add(Policy policy, Instant from) {
        return jdbc.sql("""
            insert into placement_policy (version, effective_from, document)
            values (:version, :from, :document::jsonb)
            on conflict do nothing
            """)
                        .param("version", policy.version())
                        .param("from", Timestamp.from(from))
                        .param("document", Documents.write(Document.of(policy)))
                        .update()
                == 1;
    }

    @Override
    public SortedMap<Instant, Policy> versions() {
        SortedMap<Instant, Policy> byStart = new TreeMap<>();
        jdbc.sql("select effective_from, version, document from placement_policy order by effective_from")
                .query((ResultSet row) -> {
                    Instant from = row.getObject("effective_from", OffsetDateTime.class)
                            .toInstant();
                    Document document = Documents.read(row.getString("document"), Document.class);
                    Policy before = byStart.isEmpty() ? null : byStart.get(byStart.lastKey());
                    byStart.put(from, document.policy(row.getString("version"), before));
                });
        return byStart;
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
            Policy.Mandate mandate,
            List<String> homeDispositions,
            List<Preference> choice,
            @Nullable List<Precedence> waiting,
            @Nullable GroupSize groups,
            @Nullable Map<AgeBand, Ages> ages) {

        static Document of(Policy policy) {
            return new Document(
                    policy.acceptance(),
                    policy.offerHours(),
                    policy.reviewHours(),
                    policy.youngestAge(),
                    policy.nearlyFullPercent(),
                    policy.trackRequired(),
                    policy.siteRequired(),
                    policy.facilitySites(),
                    policy.mandate(),
                    policy.homeDispositions(),
                    policy.choice(),
                    policy.waiting(),
                    policy.groups(),
                    policy.ages());
        }

        /** What a version does not say, since an older build added it, is as in the version before. */
        Policy policy(String version, @Nullable Policy before) {
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
                    mandate,
                    homeDispositions,
                    choice,
                    waiting == null && before != null ? before.waiting() : requireNonNull(waiting),
                    groups == null && before != null ? before.groups() : requireNonNull(groups),
                    ages == null && before != null ? before.ages() : requireNonNull(ages));
        }
    }
}
