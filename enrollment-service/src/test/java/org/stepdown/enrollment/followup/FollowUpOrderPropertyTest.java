package org.stepdown.enrollment.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.followup.FollowUpBook.Contents;
import org.stepdown.enrollment.followup.FollowUpBook.Noted;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;

/**
 * Whatever comes first, the clocks end the same: news of two referrals of one person, their merge, attendance and time.
 * The reference counts days, one after the other, over everything that really happened.
 */
class FollowUpOrderPropertyTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 2, 20);
    private static final int DAYS = 110;
    private static final UUID SURVIVING = new UUID(0, 1);
    private static final UUID MERGED = new UUID(0, 2);

    @Property(tries = 2_000, seed = "20260302")
    void every_order_of_the_same_facts_ends_the_same(
            @ForAll Random random, @ForAll @IntRange(min = 0, max = 3) int measure) {
        Story story = new Story(random, Measure.values()[measure]);
        Map<String, String> expected = story.reference();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(new Run(story, random).result())
                    .as("%s on %s", story.discharges, story.attended)
                    .isEqualTo(expected);
        }
    }

    /** What really happened, and in which words it was told. */
    private static final class Story {

        private final Measure measure;
        private final TreeSet<LocalDate> discharges = new TreeSet<>();
        private final TreeSet<LocalDate> attended = new TreeSet<>();
        private @Nullable LocalDate death;
        private final List<List<FollowUpNews>> streams = List.of(new ArrayList<>(), new ArrayList<>());
        private int causes;

        Story(Random random, Measure measure) {
            this.measure = measure;
            boolean merge = random.nextBoolean();
            TreeSet<LocalDate> own = tell(random, SURVIVING, "survivor", streams.getFirst());
            TreeSet<LocalDate> other = merge ? tell(random, MERGED, "gone", streams.getLast()) : new TreeSet<>();
            discharges.addAll(own);
            discharges.addAll(other);
            if (merge) {
                streams.getFirst().add(new FollowUpNews.Merged(SURVIVING, "survivor", MERGED, "gone", cause()));
                streams.getFirst().add(told(SURVIVING, "survivor", discharges));
            }
            if (random.nextInt(5) == 0) {
                LocalDate when = BEGIN.plusDays(random.nextInt(DAYS));
                death = when;
                streams.getFirst()
                        .add(new FollowUpNews.Ended(
                                SURVIVING,
                                "survivor",
                                new ToldReferral.Ending(true, noon(when), List.of(Reason.of("DIED"))),
                                cause()));
            }
            int sessions = random.nextInt(4);
            for (int i = 0; i < sessions; i++) {
                attended.add(BEGIN.plusDays(random.nextInt(DAYS)));
            }
        }

        /** Discharges in the order of time; the latest one may be taken back, so that the one before is told again. */
        private TreeSet<LocalDate> tell(Random random, UUID id, String key, List<FollowUpNews> stream) {
            TreeSet<LocalDate> dates = new TreeSet<>();
            LocalDate date = BEGIN.plusDays(random.nextInt(20));
            int discharged = 1 + random.nextInt(4);
            for (int i = 0; i < discharged; i++) {
                dates.add(date);
                stream.add(told(id, key, dates));
                if (dates.size() > 1 && random.nextInt(4) == 0) {
                    dates.remove(date);
                    stream.add(told(id, key, dates));
                }
                date = date.plusDays(1 + random.nextInt(40));
            }
            return dates;
        }

        private FollowUpNews told(UUID id, String key, TreeSet<LocalDate> dates) {
            return new FollowUpNews.Told(
                    id, key, null, false, List.of(new IndexEvent(measure, noon(dates.last()), zone())), cause());
        }

        private Cause cause() {
            return Cause.command(new UUID(9, ++causes), "test", Instant.EPOCH);
        }

        /** State of each discharge and window when everything is over. */
        Map<String, String> reference() {
            Map<String, String> states = new TreeMap<>();
            for (LocalDate discharge : discharges) {
                for (int window : new int[] {7, 30}) {
                    states.put(discharge + "/" + window, walk(discharge, window));
                }
            }
            return states;
        }

        private String walk(LocalDate discharge, int window) {
            for (int day = 1; day <= 30; day++) {
                if (discharges.contains(discharge.plusDays(day))) {
                    return "STOPPED";
                }
            }
            boolean sameDayCounts = measure == Measure.FUM || measure == Measure.FUA;
            for (int day = sameDayCounts ? 0 : 1; day <= window; day++) {
                if (attended.contains(discharge.plusDays(day))) {
                    return "MET " + discharge.plusDays(day);
                }
            }
            return death != null && !death.isAfter(discharge.plusDays(window)) ? "STOPPED" : "MISSED";
        }
    }

    /** One order in which it all came, kept and read again after every step as a service does. */
    private static final class Run {

        private final Map<UUID, FollowUpBook.Entry> entries = new LinkedHashMap<>();
        private final Map<ClockWindow.Key, Noted> windows = new LinkedHashMap<>();
        private final Map<String, String> aliases = new HashMap<>();
        private final Map<String, Instant> asOf = new HashMap<>();
        private final Map<UUID, List<Instant>> attended = new HashMap<>();
        private final Set<List<Object>> told = new HashSet<>();
        private Instant now = noon(BEGIN);

        Run(Story story, Random random) {
            List<List<FollowUpNews>> left = story.streams.stream()
                    .map(ArrayList::new)
                    .map(list -> (List<FollowUpNews>) list)
                    .toList();
            List<LocalDate> sessions = new ArrayList<>(story.attended);
            Collections.shuffle(sessions, random);
            while (!sessions.isEmpty() || left.stream().anyMatch(stream -> !stream.isEmpty())) {
                int pick = random.nextInt(4);
                if (pick < 2 && !left.get(pick).isEmpty()) {
                    FollowUpNews next = left.get(pick).removeFirst();
                    FollowUpBook book = book();
                    book.take(next, now);
                    keep(book);
                } else if (pick == 2 && !sessions.isEmpty()) {
                    attended.computeIfAbsent(SURVIVING, id -> new ArrayList<>()).add(noon(sessions.removeFirst()));
                    settle();
                } else if (pick == 3) {
                    now = now.plusSeconds(random.nextInt(20 * 24 * 3600));
                    settle();
                }
            }
            now = noon(BEGIN.plusDays(400));
            settle();
        }

        private FollowUpBook book() {
            return new FollowUpBook(
                    FollowUpClocksTest.POLICIES,
                    new Contents(aliases, entries.values(), attended, windows.values(), asOf, Map.of()));
        }

        private void settle() {
            FollowUpBook book = book();
            book.settle("survivor", null, now);
            book.settle("gone", null, now);
            keep(book);
        }

        private void keep(FollowUpBook book) {
            book.changedEntries().forEach(entry -> entries.put(entry.told().id(), entry));
            book.changedWindows().forEach(noted -> windows.put(noted.window().key(), noted));
            aliases.putAll(book.newAliases());
            book.due().forEach(due -> asOf.put(due.person(), due.asOf()));
            book.changes()
                    .forEach(change -> assertThat(
                                    told.add(List.of(change.window().key(), change.revision())))
                            .isTrue());
        }

        /** What counts: a window that was stopped for a merge goes on under the other referral. */
        Map<String, String> result() {
            Map<String, String> states = new TreeMap<>();
            for (Noted noted : windows.values()) {
                ClockWindow window = noted.window();
                String state = window.state() + (window.metOn() == null ? "" : " " + window.metOn());
                String key = window.index().date() + "/" + window.days();
                boolean replaced = window.reasons().contains(Reason.of("INDEX_EVENT_WITHDRAWN"))
                        || window.reasons().contains(Reason.of("MERGED"));
                if (!replaced) {
                    assertThat(states.put(key, state))
                            .as("one answer for %s", key)
                            .isNull();
                }
            }
            return states;
        }
    }

    private static ZoneId zone() {
        return FollowUpClocksTest.NEW_YORK;
    }

    private static Instant noon(LocalDate date) {
        return date.atTime(LocalTime.NOON).atZone(zone()).toInstant();
    }
}
