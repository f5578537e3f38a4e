package org.stepdown.enrollment.placement.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Considered;
import org.stepdown.enrollment.referral.ReferralStatus;

/**
 * Everything that is known here of one referral, latest first.
 *
 * @param id the referral
 * @param status where it stands
 * @param decisions every decision
 * @param statuses every status that it has had
 * @param acts what staff did with it
 * @param cohorts names of cohorts by their ids
 */
record ReferralStory(
        UUID id,
        String status,
        List<Decided> decisions,
        List<Status> statuses,
        List<Act> acts,
        Map<String, String> cohorts) {

    private static final int SHORT = 8;

    /** What staff call the referral on screen and on the phone. */
    public String shortId() {
        return id.toString().substring(0, SHORT);
    }

    /** Whether it has come to an end. */
    public boolean over() {
        return ReferralStatus.valueOf(status).isOver();
    }

    /** Whether there is a seat that can be moved. */
    public boolean placed() {
        return Set.of("OFFERED", "ENROLLED", "STARTED").contains(status);
    }

    public boolean declinable() {
        return Set.of("IN_REVIEW", "WAITLISTED", "OFFERED").contains(status);
    }

    public @Nullable Decided latest() {
        return decisions.isEmpty() ? null : decisions.getFirst();
    }

    public List<Decided> earlier() {
        return decisions.size() < 2 ? List.of() : decisions.subList(1, decisions.size());
    }

    public @Nullable Status standing() {
        return statuses.isEmpty() ? null : statuses.getFirst();
    }

    public String cohort(@Nullable String cohortId) {
        return cohortId == null ? "" : Objects.requireNonNullElse(cohorts.get(cohortId), cohortId);
    }

    /** A coded reason as it is stored. */
    record Why(String code, Map<String, String> details) {}

    /** A cohort that a decision looked at. */
    record Looked(
            String cohortId,
            String verdict,
            List<Why> reasons,
            @Nullable Instant firstSessionAt,
            int free) {
        static Looked at(Considered considered) {
            return new Looked(
                    considered.cohortId(),
                    considered.verdict().name(),
                    considered.reasons().stream()
                            .map(reason -> new Why(reason.code(), reason.details()))
                            .toList(),
                    considered.firstSessionAt(),
                    considered.free());
        }
    }

    /** A decision with what explains it. */
    record Decided(
            String outcome,
            List<Why> reasons,
            @Nullable String cohortId,
            @Nullable Instant firstSessionAt,
            List<Looked> considered,
            @Nullable String nearestFit,
            List<Why> missing,
            Map<String, String> inputs,
            String policyVersion,
            Instant at) {

        /** Cohorts of one verdict. */
        public List<Looked> that(String verdict) {
            return considered.stream()
                    .filter(looked -> looked.verdict().equals(verdict))
                    .toList();
        }
    }

    /** A status; {@code owner} has the next step until {@code dueAt}. */
    record Status(
            String status,
            List<Why> reasons,
            @Nullable String owner,
            @Nullable Instant dueAt,
            @Nullable String by,
            Instant at) {}

    /** Something that a member of staff did, with their own words. */
    record Act(String action, String by, @Nullable String reason, Instant at) {}
}
