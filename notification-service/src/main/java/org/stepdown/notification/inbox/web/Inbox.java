package org.stepdown.notification.inbox.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stepdown.notification.alert.Topic;

/**
 * What a page shows.
 *
 * @param waiting alerts without an answer, most pressing first
 * @param handled alerts that somebody has taken on
 * @param resolved alerts that who is at the page has just resolved, as long as that can be undone
 * @param ended alerts that are over, only where somebody searches for an id
 * @param more alerts of the same filter beyond those shown
 * @param counts of all open alerts, whatever the filter
 * @param programs that have an open alert
 * @param teams all teams, by name
 */
record Inbox(
        List<Item> waiting,
        List<Item> handled,
        List<JustResolved> resolved,
        List<Ended> ended,
        int more,
        Counts counts,
        List<String> programs,
        List<Crew> teams) {

    /** An alert that was resolved a moment ago. */
    record JustResolved(UUID id, Topic topic, String about, long undoMillis) {}

    /** An alert that is over, for who searches for it. */
    record Ended(UUID id, Topic topic, String state, Instant at) {}

    /**
     * A team.
     *
     * @param mine whether who is at the page belongs to it
     * @param open how many open alerts of its programs there are
     * @param onDuty names of those who have duty now
     */
    record Crew(String id, String name, boolean mine, int open, List<String> onDuty) {}

    /**
     * How many there are.
     *
     * @param urgent of those without an answer
     * @param mine with who is at the page, or assigned to them
     */
    record Counts(int waiting, int snoozed, int handled, int urgent, int mine) {

        public int all() {
            return waiting + snoozed + handled;
        }
    }

    public String summary() {
        int unanswered = counts.waiting() + counts.snoozed();
        return switch (unanswered) {
            case 0 -> "Nothing waits for an answer";
            case 1 -> "1 alert waits for an answer" + ofWhich();
            default -> unanswered + " alerts wait for an answer" + ofWhich();
        };
    }

    private String ofWhich() {
        return counts.urgent() == 0 ? "" : ", " + counts.urgent() + " urgent";
    }
}
