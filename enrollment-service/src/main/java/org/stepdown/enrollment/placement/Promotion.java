package org.stepdown.enrollment.placement;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.Precedence;
import org.stepdown.enrollment.referral.ReferralStatus;

/** The waitlist while work is at hand: as stored, with what has changed since laid over it. */
final class Promotion {

    private static final int PAGE = 64;

    private final WaitingLine line;
    private final Map<UUID, CaseFile> fresh = new LinkedHashMap<>();
    private final Set<UUID> known = new HashSet<>();

    Promotion(WaitingLine line) {
        this.line = line;
    }

    /** Where a referral stands now; what is stored of it no longer counts. */
    void know(CaseFile file) {
        known.add(file.referral().id());
        if (file.status() == ReferralStatus.WAITLISTED) {
            fresh.put(file.referral().id(), file);
        } else {
            fresh.remove(file.referral().id());
        }
    }

    /** Goes through those who wait, once and in order. */
    Round round(@Nullable String cohortId, Map<UUID, CaseFile> files, List<Precedence> order) {
        return new Round(cohortId, files, order);
    }

    /** One walk along the line. */
    final class Round {
        private final @Nullable String cohortId;
        private final Map<UUID, CaseFile> files;
        private final List<Precedence> precedences;
        private final Comparator<CaseFile> order;
        private final Set<UUID> asked = new HashSet<>();
        private final Deque<CaseFile> page = new ArrayDeque<>();
        private boolean exhausted;

        private Round(@Nullable String cohortId, Map<UUID, CaseFile> files, List<Precedence> precedences) {
            this.cohortId = cohortId;
            this.files = files;
            this.precedences = precedences;
            this.order = Comparator.comparing(CaseFile::referral, Precedence.inOrder(precedences));
        }

        @Nullable
        CaseFile next() {
            CaseFile stored = stored();
            CaseFile recent = recent();
            CaseFile next =
                    stored == null || recent == null ? (stored == null ? recent : stored) : earlier(stored, recent);
            if (next != null) {
                asked.add(next.referral().id());
                files.putIfAbsent(next.referral().id(), next);
            }
            return next;
        }

        private @Nullable CaseFile stored() {
            while (true) {
                CaseFile head = page.peek();
                if (head == null) {
                    if (exhausted) {
                        return null;
                    }
                    turn();
                } else if (asked.contains(head.referral().id())
                        || known.contains(head.referral().id())) {
                    page.remove();
                } else {
                    return head;
                }
            }
        }

        private void turn() {
            Set<UUID> without = new HashSet<>(asked);
            without.addAll(known);
            page.addAll(line.next(cohortId, precedences, without, PAGE));
            exhausted = page.size() < PAGE;
        }

        private @Nullable CaseFile recent() {
            return fresh.values().stream()
                    .filter(file -> !asked.contains(file.referral().id()) && couldJoin(file))
                    .min(order)
                    .orElse(null);
        }

        private boolean couldJoin(CaseFile file) {
            return cohortId == null
                    || file.waiting() == null
                    || file.waiting().couldJoin().contains(cohortId);
        }

        private CaseFile earlier(CaseFile one, CaseFile other) {
            return order.compare(one, other) <= 0 ? one : other;
        }
    }
}
