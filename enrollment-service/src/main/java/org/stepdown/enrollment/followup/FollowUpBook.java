package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.placement.Cause;

/** The clocks of some persons while news of them is taken in; nobody else changes them until it is closed. */
public final class FollowUpBook {

    /**
     * A referral in the book.
     *
     * @param told what was told of it
     * @param patientKey key of the person, the surviving one after a merge
     * @param mergedInto the referral that it became part of
     * @param cause what was heard of it last
     */
    public record Entry(
            ToldReferral told, String patientKey, @Nullable UUID mergedInto, Cause cause) {}

    /**
     * How a window stands, and how often others were told of it.
     *
     * @param window the window
     * @param revision 0 while nobody was told
     */
    public record Noted(ClockWindow window, int revision) {}

    /** What is known of persons when the book is opened. */
    public record Contents(
            Map<String, String> aliases,
            Collection<Entry> entries,
            Map<UUID, List<Instant>> attended,
            Collection<Noted> windows,
            Map<String, Instant> asOf,
            Map<String, List<VisitFact>> visits) {}

    private final FollowUpClocks clocks;
    private final Map<String, String> aliases;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private final Map<UUID, List<Instant>> attended;
    private final Map<ClockWindow.Key, Noted> windows = new LinkedHashMap<>();
    private final Map<String, Instant> asOf;
    private final Map<String, List<VisitFact>> visits;
    private final Map<String, @Nullable Instant> nextAt = new LinkedHashMap<>();
    private final Set<UUID> changedEntries = new LinkedHashSet<>();
    private final Set<ClockWindow.Key> changedWindows = new LinkedHashSet<>();
    private final Map<String, String> newAliases = new LinkedHashMap<>();
    private final List<ClockChange> changes = new ArrayList<>();

    public FollowUpBook(FollowUpPolicies policies, Contents contents) {
        this.clocks = new FollowUpClocks(policies);
        this.aliases = new HashMap<>(contents.aliases());
        contents.entries().forEach(entry -> entries.put(entry.told().id(), entry));
        this.attended = contents.attended();
        contents.windows().forEach(noted -> windows.put(noted.window().key(), noted));
        this.asOf = new HashMap<>(contents.asOf());
        this.visits = contents.visits();
    }

    /** Takes something in, and sees how the person's clocks stand then. */
    void take(FollowUpNews news, Instant now) {
        String person = person(news.patientKey());
        switch (news) {
            case FollowUpNews.Told told -> {
                Entry entry = entry(told.referralId(), person, told.cause());
                put(entry.told().tell(told.birthDate(), told.urgent(), told.clocks()), entry, told.cause());
            }
            case FollowUpNews.Ended ended -> {
                Entry entry = entry(ended.referralId(), person, ended.cause());
                put(entry.told().end(ended.ending()), entry, ended.cause());
            }
            case FollowUpNews.Merged merged -> merge(merged, person);
        }
        settle(person, news.cause(), now);
    }

    private void merge(FollowUpNews.Merged merged, String person) {
        String gone = person(merged.mergedKey());
        if (!gone.equals(person)) {
            aliases.put(gone, person);
            newAliases.put(gone, person);
            nextAt.put(gone, null);
            asOf.merge(person, asOf.getOrDefault(gone, Instant.MIN), FollowUpBook::later);
            List.copyOf(entries.values()).stream()
                    .filter(entry -> entry.patientKey().equals(gone))
                    .forEach(entry -> keep(new Entry(entry.told(), person, entry.mergedInto(), entry.cause())));
        }
        Entry known = entry(merged.mergedId(), person, merged.cause());
        if (!merged.mergedId().equals(merged.survivingId())) {
            keep(new Entry(known.told(), person, merged.survivingId(), merged.cause()));
        }
    }

    /** Works out how the person's clocks stand; a clock never runs backwards, whatever the machine's does. */
    void settle(String key, @Nullable Cause cause, Instant now) {
        String person = person(key);
        Instant time = later(now, asOf.getOrDefault(person, Instant.MIN));
        asOf.put(person, time);
        List<Entry> own = entries.values().stream()
                .filter(entry -> entry.patientKey().equals(person))
                .toList();
        Set<UUID> ids = own.stream().map(entry -> entry.told().id()).collect(Collectors.toSet());
        List<ClockWindow> known = windows.values().stream()
                .map(Noted::window)
                .filter(window -> ids.contains(window.referralId()))
                .toList();
        Instant next = null;
        for (ClockWindow window : stoppedFirst(clocks.at(time, facts(person, own), known))) {
            note(window, cause, person, time);
            Instant at = window.nextAt();
            next = at != null && (next == null || at.isBefore(next)) ? at : next;
        }
        nextAt.put(person, next);
    }

    /** So that what stops is told before what takes its place. */
    private static List<ClockWindow> stoppedFirst(List<ClockWindow> all) {
        return all.stream()
                .sorted(Comparator.comparing(window -> window.state() != ClockState.STOPPED))
                .toList();
    }

    private void note(ClockWindow window, @Nullable Cause cause, String person, Instant now) {
        Noted before = windows.get(window.key());
        if (before != null && before.window().equals(window)) {
            return;
        }
        int revision = before == null ? 0 : before.revision();
        if (window.saysMoreThan(before == null ? null : before.window())) {
            revision++;
            Cause last =
                    Objects.requireNonNull(entries.get(window.referralId())).cause();
            changes.add(new ClockChange(
                    window, before == null ? null : before.window().state(), person, revision, cause, last, now));
        }
        windows.put(window.key(), new Noted(window, revision));
        changedWindows.add(window.key());
    }

    private PersonFacts facts(String person, List<Entry> own) {
        Map<UUID, UUID> merged = new HashMap<>();
        Set<Instant> sessions = new HashSet<>();
        for (Entry entry : own) {
            UUID id = entry.told().id();
            UUID into = entry.mergedInto();
            if (into != null) {
                merged.put(id, into);
            }
            sessions.addAll(attended.getOrDefault(id, List.of()));
        }
        Set<VisitFact> seen = new HashSet<>();
        visits.forEach((key, facts) -> {
            if (person(key).equals(person)) {
                seen.addAll(facts);
            }
        });
        return new PersonFacts(own.stream().map(Entry::told).toList(), merged, sessions, seen);
    }

    private Entry entry(UUID referralId, String person, Cause cause) {
        Entry entry = entries.get(referralId);
        return entry == null ? new Entry(ToldReferral.unheard(referralId), person, null, cause) : entry;
    }

    private void put(ToldReferral told, Entry entry, Cause cause) {
        keep(new Entry(told, entry.patientKey(), entry.mergedInto(), cause));
    }

    private void keep(Entry entry) {
        entries.put(entry.told().id(), entry);
        changedEntries.add(entry.told().id());
    }

    /** The key that a person goes by now. */
    private String person(String key) {
        String now = key;
        for (int steps = 0; aliases.containsKey(now) && steps <= aliases.size(); steps++) {
            now = aliases.get(now);
        }
        return now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What others are to be told, in order. */
    public List<ClockChange> changes() {
        return List.copyOf(changes);
    }

    /** Referrals of which something was heard. */
    public List<Entry> changedEntries() {
        return changedEntries.stream().map(entries::get).toList();
    }

    /** Windows that stand otherwise. */
    public List<Noted> changedWindows() {
        return changedWindows.stream().map(windows::get).toList();
    }

    /** Keys that were retired, by the key that goes on. */
    public Map<String, String> newAliases() {
        return Map.copyOf(newAliases);
    }

    /** Persons that were looked at: when time alone changes something next. */
    public List<Due> due() {
        return nextAt.entrySet().stream()
                .map(entry ->
                        new Due(entry.getKey(), entry.getValue(), asOf.getOrDefault(entry.getKey(), Instant.EPOCH)))
                .toList();
    }

    /** When a person's clocks change next; never when null. */
    public record Due(String person, @Nullable Instant nextAt, Instant asOf) {}
}
