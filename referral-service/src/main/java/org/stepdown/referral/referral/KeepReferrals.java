package org.stepdown.referral.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.screening.Policies;
import org.stepdown.referral.screening.Screened;
import org.stepdown.referral.screening.Screening;
import org.stepdown.referral.screening.ScreeningPolicy;

/**
 * Keeps the one referral of each patient true to the patient's history: whatever arrives, in whatever order, the
 * referral says what the facts say.
 */
public final class KeepReferrals {

    private final Casebook casebook;
    private final Supplier<Policies> policies;
    private final ReferralIds ids;

    public KeepReferrals(Casebook casebook, Supplier<Policies> policies, ReferralIds ids) {
        this.casebook = casebook;
        this.policies = policies;
        this.ids = ids;
    }

    /** Takes what has arrived, in the caller's transaction, and returns what others must be told. */
    public List<Announcement> keep(List<Arrival> arrivals) {
        Set<String> keys = new LinkedHashSet<>();
        arrivals.forEach(arrival -> {
            keys.add(arrival.patientKey());
            if (arrival.mergedKey() != null) {
                keys.add(arrival.mergedKey());
            }
        });
        Map<String, String> current = new HashMap<>(casebook.lock(keys));
        List<Announcement> announcements = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            merge(arrival, current, announcements);
        }
        Map<Fact, String> facts = new LinkedHashMap<>();
        Map<String, List<Fact>> arrived = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            String key = current.getOrDefault(arrival.patientKey(), arrival.patientKey());
            facts.put(arrival.fact(), key);
            arrived.computeIfAbsent(key, each -> new ArrayList<>()).add(arrival.fact());
        }
        casebook.add(facts);
        review(arrived, announcements);
        return announcements;
    }

    private void merge(Arrival arrival, Map<String, String> current, List<Announcement> announcements) {
        if (arrival.mergedKey() == null) {
            return;
        }
        String surviving = current.getOrDefault(arrival.patientKey(), arrival.patientKey());
        String retired = current.getOrDefault(arrival.mergedKey(), arrival.mergedKey());
        if (surviving.equals(retired)) {
            return;
        }
        Map<String, List<KnownReferral>> referrals = casebook.referrals(List.of(surviving, retired));
        KnownReferral kept = open(referrals.getOrDefault(surviving, List.of()));
        KnownReferral ended = open(referrals.getOrDefault(retired, List.of()));
        if (kept != null && ended != null) {
            KnownReferral closed = closed(ended);
            casebook.save(List.of(closed), Map.of());
            announcements.add(new Announcement.Merged(closed, kept.id(), arrival.fact()));
        }
        casebook.merge(retired, surviving);
        current.replaceAll((key, goesUnder) -> goesUnder.equals(retired) ? surviving : goesUnder);
    }

    private void review(Map<String, List<Fact>> arrived, List<Announcement> announcements) {
        Map<String, List<Fact>> facts = casebook.facts(arrived.keySet());
        Map<String, List<KnownReferral>> referrals = casebook.referrals(arrived.keySet());
        Policies current = policies.get();
        List<KnownReferral> saved = new ArrayList<>();
        Map<UUID, Collection<UUID>> contributing = new HashMap<>();
        Map<UUID, String> verdicts = new HashMap<>();
        arrived.forEach((key, news) -> {
            List<KnownReferral> known = referrals.getOrDefault(key, List.of());
            Fact cause = news.getLast();
            Screened screened = Screening.of(
                    History.of(facts.getOrDefault(key, List.of())), current.at(cause.receivedAt()), dealtWith(known));
            verdicts.putAll(screened.verdicts());
            ScreeningPolicy policy = current.at(cause.receivedAt());
            List<Fact> all = facts.getOrDefault(key, List.of());
            List<Fact> undoing = screened.qualification() == null ? undoing(news, all, known, policy) : List.of();
            Announcement announcement = compare(key, known, screened, cause, undoing);
            if (screened.died()
                    && announcement == null
                    && !known.isEmpty()
                    && !Screening.of(without(news, all), policy, Set.of()).died()) {
                // Its referral has ended, but its clocks and those who call do not know.
                announcements.add(close(known.getLast(), screened, cause, undoing));
            }
            KnownReferral stands = announcement == null ? open(known) : announcement.referral();
            if (announcement != null) {
                saved.add(announcement.referral());
                announcements.add(announcement);
            } else if (stands != null && !stands.causes().equals(screened.causes())) {
                saved.add(stands.about(screened.causes()));
            }
            if (stands != null) {
                Set<UUID> events = new HashSet<>(screened.contributing());
                if (announcement instanceof Announcement.Closed) {
                    // What takes it back is a part of its way too.
                    events.addAll(ids(undoing));
                }
                contributing.put(stands.id(), events);
            }
        });
        casebook.save(saved, contributing);
        casebook.saveVerdicts(verdicts);
    }

    private static Set<UUID> ids(List<Fact> facts) {
        return facts.stream().map(Fact::eventId).collect(Collectors.toSet());
    }

    /** The history before the news. */
    private static History without(List<Fact> news, List<Fact> facts) {
        Set<UUID> ids = ids(news);
        return History.of(
                facts.stream().filter(fact -> !ids.contains(fact.eventId())).toList());
    }

    /** Those of the news that take back something of which the referral has come; what else arrived with them does not count. */
    private static List<Fact> undoing(
            List<Fact> news, List<Fact> facts, List<KnownReferral> known, ScreeningPolicy policy) {
        KnownReferral current = open(known);
        if (current == null || news.stream().noneMatch(CloseReasons::undoes)) {
            return List.of();
        }
        Set<UUID> behind = new HashSet<>(
                Screening.of(without(news, facts), policy, dealtWith(known)).contributing());
        behind.addAll(current.causes());
        Set<Identifier> subjects = facts.stream()
                .filter(fact -> behind.contains(fact.eventId()))
                .map(Fact::about)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return news.stream()
                .filter(fact -> CloseReasons.undoes(fact) && subjects.contains(fact.about()))
                .toList();
    }

    private @Nullable Announcement compare(
            String key, List<KnownReferral> known, Screened screened, Fact cause, List<Fact> undoing) {
        KnownReferral current = open(known);
        if (screened.qualification() == null) {
            return current == null ? null : close(current, screened, cause, undoing);
        }
        if (current == null) {
            return new Announcement.Opened(opened(key, known, screened), cause);
        }
        KnownReferral now = new KnownReferral(
                current.id(), key, current.ordinal(), true, false, screened.causes(), screened.qualification());
        List<Change> changes = Change.between(current.content(), screened.qualification());
        return now.content().equals(current.content()) ? null : new Announcement.Changed(now, changes, cause);
    }

    private static Announcement close(KnownReferral current, Screened screened, Fact cause, List<Fact> undoing) {
        return new Announcement.Closed(
                closed(current), CloseReasons.of(current, screened, undoing), screened.died(), cause);
    }

    /** A referral whose cause went away and came back goes on under its own identity. */
    private KnownReferral opened(String key, List<KnownReferral> known, Screened screened) {
        if (known.isEmpty()) {
            return opened(ids.of(key, 1), key, 1, screened);
        }
        KnownReferral last = known.getLast();
        if (!last.dealtWith()) {
            return opened(last.id(), key, last.ordinal(), screened);
        }
        int ordinal = Math.max(last.ordinal(), 0) + 1;
        return opened(ids.of(key, ordinal), key, ordinal, screened);
    }

    private static KnownReferral opened(UUID id, String key, int ordinal, Screened screened) {
        return new KnownReferral(
                id, key, ordinal, true, false, screened.causes(), Objects.requireNonNull(screened.qualification()));
    }

    private static KnownReferral closed(KnownReferral referral) {
        return new KnownReferral(
                referral.id(),
                referral.patientKey(),
                referral.ordinal(),
                false,
                false,
                referral.causes(),
                referral.content());
    }

    private static Set<UUID> dealtWith(List<KnownReferral> known) {
        Set<UUID> causes = new HashSet<>();
        known.stream().filter(KnownReferral::dealtWith).forEach(referral -> causes.addAll(referral.causes()));
        return causes;
    }

    private static @Nullable KnownReferral open(List<KnownReferral> known) {
        return known.stream().filter(KnownReferral::open).findFirst().orElse(null);
    }

    /** Names referrals so that a replay names them alike. */
    @FunctionalInterface
    public interface ReferralIds {
        UUID of(String patientKey, int ordinal);
    }
}
