package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.reach.Within;

/** What the API reads of referrals. */
@Component
final class ReferralRecords {

    private static final String DECISION = """
        select d.referral_id, r.status, r.revision, d.id, d.outcome, d.reasons, d.cohort_id, c.program_id, c.name,
               c.site, c.track, c.modality, d.seat_id, s.first_session_at, s.expires_at, d.considered,
               d.considered_code, o.cohort_ids, d.nearest_fit, d.missing, d.inputs, d.policy_version, d.decided_at, d.actor_id
          from decision d
          join referral r on r.id = d.referral_id
          left join cohort c on c.id = d.cohort_id
          left join seat s on s.id = d.seat_id
          left join cohort_roll o on o.id = d.roll_id
        """;

    /** The reasons are those of the latest decision while it is in force, else those of the status. */
    private static final String STANDING = """
        select r.id, r.status, r.revision, coalesce(d.reasons, h.reasons) as reasons, h.owner, h.due_at, h.at,
               s.cohort_id, (r.case_file ->> 'safetyFlag')::boolean as safety_flag
          from referral r
          left join lateral (select reasons, owner, due_at, at from status_history
                              where referral_id = r.id order by seq desc limit 1) h on true
          left join lateral (select outcome, reasons from decision
                              where referral_id = r.id order by seq desc limit 1) d on d.outcome = r.status
          left join seat s on s.referral_id = r.id and s.state <> 'RELEASED'
        """;

    private final JdbcClient jdbc;

    ReferralRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    Standing standing(UUID referralId) {
        return jdbc.sql(STANDING + " where r.id = :id")
                .param("id", referralId)
                .query(Standing::read)
                .optional()
                .orElse(null);
    }

    /** Of those within reach of who asks: danger to self first, then what is due first. */
    List<Standing> inReview(@Nullable String owner, int limit) {
        Within within = Within.reach();
        return within.bind(jdbc.sql(STANDING + """
             where r.status = 'IN_REVIEW' and (:owner = '' or h.owner = :owner) and %s
             order by safety_flag desc, h.due_at nulls last, r.id
             limit :limit
            """.formatted(within.referralIn("r.id"))))
                .param("owner", owner == null ? "" : owner)
                .param("limit", limit)
                .query(Standing::read)
                .list();
    }

    @Nullable
    DecisionRecord latestDecision(UUID referralId) {
        return jdbc.sql(DECISION + " where d.referral_id = :id order by d.seq desc limit 1")
                .param("id", referralId)
                .query(DecisionRecord::read)
                .optional()
                .orElse(null);
    }

    /** The latest first. */
    List<DecisionRecord> decisions(UUID referralId) {
        return jdbc.sql(DECISION + " where d.referral_id = :id order by d.seq desc")
                .param("id", referralId)
                .query(DecisionRecord::read)
                .list();
    }

    @Nullable
    DecisionRecord decision(UUID referralId, UUID decisionId) {
        return jdbc.sql(DECISION + " where d.referral_id = :referral and d.id = :id")
                .param("referral", referralId)
                .param("id", decisionId)
                .query(DecisionRecord::read)
                .optional()
                .orElse(null);
    }

    /** What staff did with it, the latest first. */
    List<Done> actions(UUID referralId) {
        return jdbc.sql("select id, action, by, reason, at from staff_action where subject = :id order by seq desc")
                .param("id", referralId.toString())
                .query(Done::read)
                .list();
    }

    /** Something that a member of staff did. */
    record Done(UUID id, String action, String by, @Nullable String reason, Instant at) {
        static Done read(ResultSet row, int number) throws SQLException {
            return new Done(
                    row.getObject("id", UUID.class),
                    row.getString("action"),
                    row.getString("by"),
                    row.getString("reason"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        }
    }
}
