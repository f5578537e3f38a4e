package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What staff have settled of a referral. It stays beside what the hospital says, so that a further event neither
 * undoes it nor is hidden by it.
 *
 * @param approved codes of reasons that a clinician has approved, with when
 * @param pending codes of what came up here and a person must look at
 * @param asked the question that somebody has been asked
 * @param answers what staff have completed
 * @param offer the seat that is offered and not answered yet; an offer that is on hold is still an offer
 * @param declined cohorts in which the patient does not want a seat
 * @param interimAt since when the patient gets interim services
 * @param overdue mandated deadlines that have passed and been told
 * @param begun whether the patient has come to a first session
 */
public record Settled(
        Map<String, Instant> approved,
        Set<String> pending,
        @Nullable Asked asked,
        Answers answers,
        @Nullable UUID offer,
        Set<String> declined,
        @Nullable Instant interimAt,
        Set<String> overdue,
        boolean begun) {

    public static final Settled NOTHING =
            new Settled(Map.of(), Set.of(), null, Answers.NONE, null, Set.of(), null, Set.of(), false);

    public Settled {
        approved = Map.copyOf(approved);
        pending = Set.copyOf(pending);
        declined = Set.copyOf(declined);
        overdue = Set.copyOf(overdue);
    }

    /**
     * A question before a review can end.
     *
     * @param of who has to answer: a team or role
     * @param what codes of what is asked for
     * @param dueAt when the answer is due
     */
    public record Asked(String of, List<String> what, Instant dueAt) {}

    /** Whether a reason has been approved, and not before that time. */
    boolean approves(String code, @Nullable Instant since) {
        Instant at = approved.get(code);
        return at != null && (since == null || !at.isBefore(since));
    }

    Settled approve(Collection<String> codes, Instant at) {
        Map<String, Instant> more = new HashMap<>(approved);
        codes.forEach(code -> more.put(code, at));
        Set<String> left = new HashSet<>(pending);
        left.removeAll(codes);
        return new Settled(more, left, null, answers, offer, declined, interimAt, overdue, begun);
    }

    /** Something came up; an earlier approval of the same does not cover it. */
    Settled pend(String code) {
        Map<String, Instant> fewer = new HashMap<>(approved);
        fewer.remove(code);
        return new Settled(fewer, plus(pending, code), asked, answers, offer, declined, interimAt, overdue, begun);
    }

    /** What came up is over without anybody's approval. */
    Settled drop(String code) {
        Set<String> left = new HashSet<>(pending);
        left.remove(code);
        return new Settled(approved, left, asked, answers, offer, declined, interimAt, overdue, begun);
    }

    Settled ask(@Nullable Asked question) {
        return new Settled(approved, pending, question, answers, offer, declined, interimAt, overdue, begun);
    }

    Settled answer(Answers completed) {
        return new Settled(approved, pending, null, completed, offer, declined, interimAt, overdue, begun);
    }

    public Settled with(Answers left) {
        return new Settled(approved, pending, asked, left, offer, declined, interimAt, overdue, begun);
    }

    Settled offered(@Nullable UUID seat) {
        return new Settled(approved, pending, asked, answers, seat, declined, interimAt, overdue, begun);
    }

    Settled decline(String cohortId) {
        return new Settled(
                approved, pending, asked, answers, null, plus(declined, cohortId), interimAt, overdue, begun);
    }

    /** A member of staff places the patient here after all. */
    Settled want(String cohortId) {
        Set<String> fewer = new HashSet<>(declined);
        fewer.remove(cohortId);
        return new Settled(approved, pending, asked, answers, offer, fewer, interimAt, overdue, begun);
    }

    Settled interim(Instant at) {
        return new Settled(approved, pending, asked, answers, offer, declined, at, overdue, begun);
    }

    Settled tell(String deadline) {
        return new Settled(
                approved, pending, asked, answers, offer, declined, interimAt, plus(overdue, deadline), begun);
    }

    Settled begin(boolean came) {
        return new Settled(approved, pending, asked, answers, offer, declined, interimAt, overdue, came);
    }

    /** What was settled of another referral of the same person; an offer that lapsed there says nothing here. */
    Settled inherit(Settled other) {
        Set<String> came = new HashSet<>(other.pending);
        came.remove(Lapses.EXPIRED);
        came.addAll(pending);
        Set<String> unwanted = new HashSet<>(declined);
        unwanted.addAll(other.declined);
        Set<String> told = new HashSet<>(overdue);
        told.addAll(other.overdue);
        Instant since = interimAt == null || other.interimAt != null && other.interimAt.isBefore(interimAt)
                ? other.interimAt
                : interimAt;
        return new Settled(approved, came, asked, answers, offer, unwanted, since, told, begun);
    }

    private static Set<String> plus(Set<String> some, String one) {
        return Set.copyOf(
                Stream.concat(some.stream(), Stream.of(one)).distinct().toList());
    }
}
