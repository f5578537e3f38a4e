package org.stepdown.enrollment.placement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the API reads of referrals. */
@Component
final class ReferralRecords {

    private final JdbcClient jdbc;

    ReferralRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    String status(UUID referralId) {
        return jdbc.sql("select status from referral where id = :id")
                .param("id", referralId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Nullable
    DecisionRecord latestDecision(UUID referralId) {
        return jdbc.sql("""
                select d.referral_id, r.status, d.id, d.outcome, d.reasons, d.cohort_id, c.program_id, c.name, c.site,
                       c.track, c.modality, d.seat_id, s.first_session_at, d.considered, d.nearest_fit, d.missing,
                       d.inputs, d.policy_version, d.decided_at
                  from decision d
                  join referral r on r.id = d.referral_id
                  left join cohort c on c.id = d.cohort_id
                  left join seat s on s.id = d.seat_id
                 where d.referral_id = :id
                 order by d.seq desc
                 limit 1
                """)
                .param("id", referralId)
                .query(DecisionRecord::read)
                .optional()
                .orElse(null);
    }
}
