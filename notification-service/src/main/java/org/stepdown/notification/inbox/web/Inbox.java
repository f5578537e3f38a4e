package org.stepdown.notification.inbox.web;

import java.util.List;

/**
 * What a page shows.
 *
 * @param waiting alerts without an answer, most pressing first
 * @param handled alerts that somebody has taken on
 * @param more open alerts beyond those shown
 * @param urgent how many of all open and unanswered ones are urgent
 * @param unanswered how many have no answer
 */
record Inbox(List<Item> waiting, List<Item> handled, int more, int urgent, int unanswered) {

    public String summary() {
        return switch (unanswered) {
            case 0 -> "Nothing waits for an answer";
            case 1 -> "1 alert waits for an answer" + ofWhich();
            default -> unanswered + " alerts wait for an answer" + ofWhich();
        };
    }

    private String ofWhich() {
        return urgent == 0 ? "" : ", " + urgent + " urgent";
    }
}
