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
import org.stepdown.referral.screening.Policies;
import org.stepdown.referral.screening.Screened;
import org.stepdown.referral.screening.Screening;

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
            Announcement announcement = compare(key, known, screened, news);
            if (screened.died() && announcement == null && !known.isEmpty()) {
                List<Fact> before = facts.getOrDefault(key, List.of()).stream()
                        .filter(fact -> !ids(news).contains(fact.eventId()))
                        .toList();
                if (!Screening.of(History.of(before), current.at(cause.receivedAt()), Set.of())
                        .died()) {
                    // Its referral has ended, but its clocks and those who call do not know.
                    announcements.add(close(known.getLast(), screened, news));
                }
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
                    events.addAll(ids(news.stream().filter(CloseReasons::undoes).toList()));
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

    private @Nullable Announcement compare(String key, List<KnownReferral> known, Screened screened, List<Fact> news) {
        KnownReferral current = open(known);
        Fact cause = news.getLast();
        if (screened.qualification() == null) {
            return current == null ? null : close(current, screened, news);
        }
        if (current == null) {
            return new Announcement.Opened(opened(key, known, screened), cause);
        }
        KnownReferral now = new KnownReferral(
                current.id(), key, current.ordinal(), true, false, screened.causes(), screened.qualification());
        List<Change> changes = Change.between(current.content(), screened.qualification());
        return now.content().equals(current.content()) ? null : new Announcement.Changed(now, changes, cause);
    }

    private static Announcement close(KnownReferral current, Screened screened, List<Fact> news) {
        return new Announcement.Closed(
                closed(current), CloseReasons.of(current, screened, news), screened.died(), news.getLast());
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
