package org.stepdown.audit.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stepdown.audit.Entry;

/**
 * What open pages read by themselves, over and over: an entry is made when it shows somebody whom the same page has not
 * shown the same person within the hour.
 */
final class Polls {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private record Page(String account, String what, List<String> criteria) {}

    private record Seen(Instant since, Set<String> objects) {}

    private final Map<Page, Seen> pages = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Page, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** Whether there is nothing in it that is not in the audit already. */
    synchronized boolean isOld(Entry entry) {
        Page page = new Page(String.valueOf(entry.actor().account()), entry.what(), entry.criteria());
        Seen seen = pages.get(page);
        if (seen == null || seen.since().plus(REMEMBERED).isBefore(entry.at())) {
            pages.put(page, new Seen(entry.at(), new HashSet<>(entry.objects())));
            return false;
        }
        return !seen.objects().addAll(entry.objects());
    }
}
