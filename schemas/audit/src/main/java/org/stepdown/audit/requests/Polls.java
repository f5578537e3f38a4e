package org.stepdown.audit.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.audit.Entry;

/**
 * What open pages read by themselves, over and over: an entry is made when it shows somebody whom the same page has not
 * shown the same person within the hour.
 */
final class Polls {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** What was asked for is told apart, and kept nowhere. */
    private record Page(String account, String what, String query) {}

    private record Seen(Instant since, Set<String> objects) {}

    private final Map<Page, Seen> pages = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Page, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** Whether there is nothing in it that is not in the audit already. */
    synchronized boolean isOld(Entry entry, @Nullable String query) {
        Seen seen = pages.get(page(entry, query));
        return seen != null
                && !seen.since().plus(REMEMBERED).isBefore(entry.at())
                && seen.objects().containsAll(entry.objects());
    }

    /** It is in the audit now. */
    synchronized void stored(Entry entry, @Nullable String query) {
        Page page = page(entry, query);
        Seen seen = pages.get(page);
        if (seen == null || seen.since().plus(REMEMBERED).isBefore(entry.at())) {
            pages.put(page, new Seen(entry.at(), new HashSet<>(entry.objects())));
        } else {
            seen.objects().addAll(entry.objects());
        }
    }

    private static Page page(Entry entry, @Nullable String query) {
        return new Page(String.valueOf(entry.actor().account()), entry.what(), String.valueOf(query));
    }
}
