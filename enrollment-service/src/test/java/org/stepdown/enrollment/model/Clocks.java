package org.stepdown.enrollment.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.model.Model.Stay;

/** The follow-up clocks (domain rules, section 6), counted day by day. */
final class Clocks {

    private static final class Heard {
        String key;
        List<IndexEvent> current = List.of();
        final List<IndexEvent> standing = new ArrayList<>();
        Instant died;
        UUID into;

        Heard(String key) {
            this.key = key;
        }
    }

    private final Map<UUID, Heard> heard = new TreeMap<>();
    private final Map<String, String> retired = new HashMap<>();
    private final Map<UUID, Map<String, Instant>> attended = new HashMap<>();

    void told(UUID id, String key, LocalDate born, List<IndexEvent> told) {
        Heard referral = heard(id, key);
        List<IndexEvent> counting = told.stream()
                .filter(index -> born == null
                        || !born.plusYears(youngest(index.measure())).isAfter(index.date()))
                .toList();
        referral.standing.removeIf(old -> counting.stream()
                .noneMatch(now -> now.measure() == old.measure() && old.at().isBefore(now.at())));
        referral.standing.addAll(counting);
        referral.current = counting;
        referral.died = null;
    }

    void ended(UUID id, String key, boolean died, Instant at) {
        Heard referral = heard(id, key);
        referral.died = died ? at : null;
        if (!died) {
            referral.standing.clear();
            referral.current = List.of();
        }
    }

    void merged(UUID survivingId, String key, UUID mergedId, String mergedKey) {
        String person = person(key);
        String gone = person(mergedKey);
        if (!gone.equals(person)) {
            retired.put(gone, person);
            heard.values().stream().filter(one -> one.key.equals(gone)).forEach(one -> one.key = person);
        }
        heard(mergedId, key).into = survivingId;
    }

    void attended(UUID id, String session, Instant at) {
        Map<String, Instant> own = attended.computeIfAbsent(id, any -> new HashMap<>());
        if (at == null) {
            own.remove(session);
        } else {
            own.put(session, at);
        }
    }

    /** What was recorded of one referral is another's. */
    void unite(UUID mergedId, UUID survivingId) {
        Map<String, Instant> own = attended.computeIfAbsent(survivingId, any -> new HashMap<>());
        Map<String, Instant> gone = attended.computeIfAbsent(mergedId, any -> new HashMap<>());
        gone.entrySet().removeIf(session -> own.putIfAbsent(session.getKey(), session.getValue()) == null);
    }

    private Heard heard(UUID id, String key) {
        return heard.computeIfAbsent(id, any -> new Heard(person(key)));
    }

    String person(String key) {
        String person = key;
        while (retired.containsKey(person)) {
            person = retired.get(person);
        }
        return person;
    }

    /** Every window that is not stopped, and how it stands. */
    Map<String, String> standing(Instant now, Model model) {
        Map<String, String> all = new TreeMap<>();
        Set<String> persons = new HashSet<>();
        heard.values().forEach(one -> persons.add(one.key));
        for (String person : persons) {
            for (Measure measure : Measure.values()) {
                stand(person, measure, now, model, all);
            }
        }
        return all;
    }

    private void stand(String person, Measure measure, Instant now, Model model, Map<String, String> all) {
        Map<Instant, IndexEvent> live = new TreeMap<>();
        List<Instant> sessions = new ArrayList<>();
        Instant died = null;
        for (Map.Entry<UUID, Heard> entry : heard.entrySet()) {
            Heard one = entry.getValue();
            if (!one.key.equals(person)) {
                continue;
            }
            Heard survivor = survivor(entry.getKey());
            one.standing.stream()
                    .filter(index -> index.measure() == measure)
                    .filter(index -> survivor == null
                            || survivor.current.stream()
                                    .anyMatch(last -> last.measure() == measure
                                            && index.at().isBefore(last.at())))
                    .forEach(index -> live.put(index.at(), index));
            sessions.addAll(attended.getOrDefault(entry.getKey(), Map.of()).values());
            died = one.died != null && (died == null || one.died.isBefore(died)) ? one.died : died;
        }
        boolean emergency = measure == Measure.FUM || measure == Measure.FUA;
        List<Stay> stays = stays(person, model);
        List<IndexEvent> told = new ArrayList<>(live.values());
        for (int i = 0; i < told.size() && !emergency; i++) {
            IndexEvent last = told.get(i);
            for (Stay stay : stays) {
                boolean readmitted = stay.began.isAfter(last.at()) && !beganLate(stay, last) && stay.ended != null;
                if (readmitted
                        && (i + 1 == told.size()
                                || stay.ended.isBefore(told.get(i + 1).at()))) {
                    last = new IndexEvent(measure, stay.ended, last.zone());
                    live.put(last.at(), last);
                }
            }
        }
        List<IndexEvent> indexes = new ArrayList<>(live.values());
        for (int i = 0; i < indexes.size(); i++) {
            IndexEvent next = i + 1 < indexes.size() ? indexes.get(i + 1) : null;
            IndexEvent index = indexes.get(i);
            boolean soon = next != null && !next.date().isAfter(index.date().plusDays(30));
            boolean readmitted = next != null
                    && !emergency
                    && stays.stream()
                            .anyMatch(stay -> next.at().equals(stay.ended)
                                    && stay.began.isAfter(index.at())
                                    && !beganLate(stay, index));
            if (soon || readmitted) {
                continue;
            }
            if (stays.stream()
                    .anyMatch(stay -> !beganLate(stay, index)
                            && (stay.ended == null || emergency && stay.ended.isAfter(index.at())))) {
                continue;
            }
            for (int days : List.of(7, 30)) {
                String state = walk(index, days, sessions, died, now);
                if (!state.equals("STOPPED")) {
                    all.put(person + " " + measure + " " + index.at() + " " + days, state);
                }
            }
        }
    }

    private List<Stay> stays(String person, Model model) {
        Set<String> hospitalKeys = new HashSet<>(Set.of(model.person(person)));
        retired.keySet().stream()
                .filter(key -> person(key).equals(person))
                .forEach(key -> hospitalKeys.add(model.person(key)));
        return model.stays.stream()
                .filter(stay -> stay.overnight && !stay.cancelled && hospitalKeys.contains(model.person(stay.key)))
                .sorted(Comparator.comparing((Stay stay) -> stay.began).thenComparing(stay -> stay.id.toString()))
                .toList();
    }

    private static boolean beganLate(Stay stay, IndexEvent index) {
        return stay.began
                .atZone(index.zone())
                .toLocalDate()
                .isAfter(index.date().plusDays(30));
    }

    private static String walk(IndexEvent index, int days, Collection<Instant> sessions, Instant died, Instant now) {
        boolean sameDay = index.measure() == Measure.FUM || index.measure() == Measure.FUA;
        for (int day = sameDay ? 0 : 1; day <= days; day++) {
            LocalDate date = index.date().plusDays(day);
            if (sessions.stream()
                    .anyMatch(session ->
                            session.atZone(index.zone()).toLocalDate().equals(date))) {
                return "MET " + date;
            }
        }
        Instant over =
                index.date().plusDays(days + 1L).atStartOfDay(index.zone()).toInstant();
        if (died != null && died.isBefore(over)) {
            return "STOPPED";
        }
        if (!now.isBefore(over)) {
            return "MISSED";
        }
        boolean warned = days == 7 && !now.isBefore(index.at().plus(Duration.ofHours(24)));
        return warned ? "WARNED" : "RUNNING";
    }

    private Heard survivor(UUID id) {
        Set<UUID> seen = new HashSet<>(Set.of(id));
        UUID next = heard.get(id).into;
        while (next != null && heard.containsKey(next) && heard.get(next).into != null && seen.add(next)) {
            next = heard.get(next).into;
        }
        return next == null ? null : heard.get(next);
    }

    private static int youngest(Measure measure) {
        return measure == Measure.FUH || measure == Measure.FUM ? 6 : 13;
    }
}
